namespace InformationMachine.Feeds.Sources;

/// <summary>The kinds of source that <c>feeds.json</c> may name.</summary>
internal static class SourceKinds
{
    public static IReadOnlyList<string> Names { get; } = ["feed", "x"];
}
