"""The outline of the form: what there is to jump to, as a list beside it."""
