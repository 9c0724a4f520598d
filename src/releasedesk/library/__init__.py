"""What follows the user from release to release: people, contacts, standing texts and snippets, with their history."""
