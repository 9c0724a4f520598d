"""The window: widgets that show and emit. The only package that knows Qt."""
