namespace InformationMachine.Feeds.Sources;

/// <summary>A source failed in a way it did not foresee.</summary>
internal sealed class SourceException(string message) : Exception(message);
