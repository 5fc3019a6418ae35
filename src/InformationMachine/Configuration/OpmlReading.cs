using System.Collections.Immutable;

namespace InformationMachine.Configuration;

/// <summary>What became of every item of a list; folders are no items.</summary>
/// <param name="Added">Feeds to follow, in the order of the list.</param>
/// <param name="Known">Addresses that are followed already, or were named before in the list.</param>
/// <param name="Refused">What cannot be followed, and why.</param>
internal sealed record OpmlReading(ImmutableArray<FeedEntry> Added, ImmutableArray<string> Known, ImmutableArray<RefusedOutline> Refused)
{
    /// <summary>Items of the list.</summary>
    public int Items => Added.Length + Known.Length + Refused.Length;

    /// <summary>One line that accounts for all of them.</summary>
    public string Summary => $"{Count(Items, "item")}: {Added.Length} added{Resting}, {Known.Length} known already, {Refused.Length} refused.";

    private string Resting => Added.Count(entry => entry.Enabled == false) is > 0 and var resting ? $" ({resting} at rest)" : "";

    private static string Count(int number, string one) => number == 1 ? $"1 {one}" : $"{number} {one}s";
}
