"""The steps from older file versions to the present one: one file for each, in the table of `steps`."""
