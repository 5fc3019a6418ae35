namespace InformationMachine.Feeds.Parsing;

/// <summary>A tree grows beyond what its source may cost; it ends the parser that builds it and goes no further.</summary>
internal sealed class TreeTooLargeException : Exception;
