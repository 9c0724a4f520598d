"""What people say about a release: comments, suggestions and approvals, which never leave in a file for the press."""
