using System.Text;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>The feeds and how they do, those in trouble first.</summary>
internal sealed class FeedsModel(FeedList feeds, IMachineReader reader, DeskState state, FeedEditing editing, ConfigurationState configuration) : PageModel
{
    public const int Days = 14;

    private static readonly int[] Silence = new int[Days];

    public IReadOnlyList<(FeedConfig Feed, FeedState? State, IReadOnlyList<int> Rhythm)> Rows { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    /// <summary>The last day of what is shown of each feed.</summary>
    public DateTimeOffset Newest => state.Newest;

    private TimeProvider Clock => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    public bool MayChange => User.IsInRole(nameof(Role.Operator));

    public bool IsPossible => editing.IsPossible;

    /// <summary>True where only what changes is asked for.</summary>
    public bool IsRefresh => Request.Headers.ContainsKey("HX-Request");

    /// <summary>What stands below the headline.</summary>
    public string Lede => $"{Shown.Count(Rows.Count, "source", "sources")}, those in trouble first.{(MayChange && !IsPossible ? " These are the demo\u2019s own; on a machine of yours feeds are added, paused and removed here." : "")}";

    /// <summary>Why the latest change of a configuration file is not in effect.</summary>
    public string? Problem => configuration.Problem;

    /// <summary>The list with its whole addresses, which may carry keys: for operators only.</summary>
    public IActionResult OnGetOpml() => !MayChange ? Forbid() : File(Encoding.UTF8.GetBytes(Opml.Write(feeds.Feeds, Clock.GetUtcNow())), "text/x-opml; charset=utf-8", "feeds.opml");

    public IActionResult OnGet()
    {
        Now = Clock.GetUtcNow();
        var rhythm = state.Rhythm(Days);
        var states = reader.FeedStates().ToDictionary(feed => feed.Id);
        Rows = [.. feeds.Feeds.Select(feed => (feed, states.GetValueOrDefault(feed.Id), (IReadOnlyList<int>)rhythm.GetValueOrDefault(feed.Id.Value, Silence)))
            .OrderByDescending(row => row.feed.Enabled && row.Item2 is { } known && (known.Muted || known.Failure != FeedFailure.None)).ThenBy(row => !row.feed.Enabled)];
        return IsRefresh ? Partial("_FeedTable", this) : Page();
    }
}
