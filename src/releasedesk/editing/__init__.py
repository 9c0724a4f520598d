"""How a release changes: named operations that return an `Edit`, and the history that undoes them."""
