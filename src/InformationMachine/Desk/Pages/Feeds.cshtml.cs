using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>The feeds and how they do, those in trouble first.</summary>
internal sealed class FeedsModel(FeedList feeds, IMachineReader reader, DeskState state, TimeProvider clock) : PageModel
{
    public const int Days = 14;

    private static readonly int[] Silence = new int[Days];

    public IReadOnlyList<(FeedConfig Feed, FeedState? State, IReadOnlyList<int> Rhythm)> Rows { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public IActionResult OnGet()
    {
        Now = clock.GetUtcNow();
        var rhythm = state.Rhythm(Days);
        var states = reader.FeedStates().ToDictionary(feed => feed.Id);
        Rows = [.. feeds.Feeds.Select(feed => (feed, states.GetValueOrDefault(feed.Id), (IReadOnlyList<int>)rhythm.GetValueOrDefault(feed.Id.Value, Silence)))
            .OrderByDescending(row => row.feed.Enabled && row.Item2 is { } known && (known.Muted || known.Failure != FeedFailure.None)).ThenBy(row => !row.feed.Enabled)];
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_FeedTable", this) : Page();
    }
}
