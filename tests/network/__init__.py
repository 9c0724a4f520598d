"""What keeps the tests from the network, and shows that it does."""
