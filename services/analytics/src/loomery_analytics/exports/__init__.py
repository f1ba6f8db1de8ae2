"""Events as Parquet files, for other tools."""
