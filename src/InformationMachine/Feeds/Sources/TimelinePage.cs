using System.Collections.Immutable;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>One page of a timeline, the newest first.</summary>
/// <param name="Outcome">How the fetch went.</param>
/// <param name="Items">What is on it, as far as it is wanted.</param>
internal sealed record TimelinePage(FetchOutcome Outcome, ImmutableArray<ParsedItem> Items)
{
    /// <summary>The place of its newest entry, wanted or not; places grow with time and compare by length first, then character by character.</summary>
    public string? Newest { get; init; }

    /// <summary>The place of its oldest entry.</summary>
    public string? Oldest { get; init; }

    /// <summary>What to ask for the page before it; null where there is none.</summary>
    public string? Next { get; init; }

    public static TimelinePage Failed(FetchOutcome outcome) => new(outcome, []);
}
