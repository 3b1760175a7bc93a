"""What an assumption says of its uncertainty: shapes, how they are read and told, correlations."""
