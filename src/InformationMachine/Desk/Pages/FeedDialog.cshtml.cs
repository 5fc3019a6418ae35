using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>The forms by which operators add, edit and import feeds, and where these and the buttons beside a feed are sent.</summary>
[Authorize(nameof(Role.Operator))]
internal sealed class FeedDialogModel(FeedEditing editing, FeedList feeds, FeedPoller poller, ChosenRoles roles, MachineSettings settings) : PageModel
{
    private const long MaximumImport = 4 * 1024 * 1024;
    private const int ShownRefusals = 5;

    /// <summary>The feed to edit; null where one is added.</summary>
    public FeedConfig? Feed { get; private set; }

    public string Address { get; private set; } = "";

    public IReadOnlyList<FoundFeed>? Found { get; private set; }

    public string? Problem { get; private set; }

    public bool IsPossible => editing.IsPossible;

    /// <summary>How often feeds are polled at most that say nothing else.</summary>
    public TimeSpan UsualInterval => settings.Feeds.MinimumInterval;

    private string By => User.Identity!.Name!;

    public IActionResult OnGet(string? id)
    {
        Feed = feeds.Feeds.FirstOrDefault(feed => feed.Id.Value == id);
        return id is not null && Feed is null ? NotFound() : Partial("_FeedDialog", this);
    }

    /// <summary>An interval as its field shows it: hours and minutes, seconds only where there are any.</summary>
    public static string? Written(TimeSpan? interval) => interval?.ToString(interval is { Days: > 0 } ? "c" : interval is { Seconds: > 0 } ? @"hh\:mm\:ss" : @"hh\:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>True where the address may be in the operator's own network.</summary>
    public bool IsInside { get; private set; }

    public async Task<IActionResult> OnPostFindAsync(string? address, bool inside, CancellationToken cancellationToken)
    {
        IsInside = inside;
        Address = address?.Trim() ?? "";
        if (FeedAddress.Read(Address) is not { } url) Problem = "That is no http or https address.";
        else Found = await editing.FindAsync(url, inside, cancellationToken);
        if (Found is [{ Error: { } error }]) (Found, Problem) = (null, RefusedAddressException.IsPrivate(error) && !inside ? "That address is in a private network. If it is meant, tick the box below and look again." : Capital(error));
        return Partial("_FeedDialog", this);
    }

    public IActionResult OnPostAdd(string? address, string? kind, string? title, bool inside)
    {
        // Folders and files are followed by whoever can edit the configuration, not from the web.
        if (FeedAddress.Read(address) is not { } url) return Tell(new Notice("That is no http or https address.", IsWrong: true));
        return Try(() => $"Following {(string.IsNullOrWhiteSpace(title) ? url.Host : title)} as '{editing.Add(url, kind, title, null, inside, By)}'.");
    }

    public IActionResult OnPostEdit(string id, string? address, string? tags, string? title, string? author, string? handle, string? interval)
    {
        var members = new Dictionary<string, string?>(StringComparer.Ordinal) { ["title"] = title, ["tags"] = tags ?? "", ["author"] = author, ["handle"] = handle, ["interval"] = interval };
        if (!string.IsNullOrWhiteSpace(address))
        {
            if (FeedAddress.Read(address) is not { } url) return Tell(new Notice("That is no http or https address.", IsWrong: true));
            members["url"] = url.AbsoluteUri;
        }

        var before = feeds.Feeds.FirstOrDefault(feed => feed.Id.Value == id)?.Interval;
        return Try(() =>
        {
            if (!editing.Change(id, members, By)) return null;
            var isOften = feeds.Feeds.FirstOrDefault(feed => feed.Id.Value == id) is { } now && now.Interval != before;
            // The next poll was set by the interval before.
            return $"\u201C{Name(id)}\u201D is changed.{(isOften && poller.PollNow(id) ? " It is polled now, and as often as that from then on." : "")}";
        });
    }

    public IActionResult OnPostEnable(string id, bool on) => Try(() => editing.Enable(id, on, By) ? (on ? $"\u201C{Name(id)}\u201D is polled again." : $"\u201C{Name(id)}\u201D is paused: it is not polled until you resume it.") : null);

    public IActionResult OnPostRemove(string id)
    {
        var name = Name(id);
        return Try(() => editing.Remove(id, By) ? $"\u201C{name}\u201D is no longer followed; its posts stay." : null);
    }

    public IActionResult OnPostRefresh(string id) => Try(() =>
    {
        roles.MustPoll();
        return poller.PollNow(id) ? $"\u201C{Name(id)}\u201D is polled now." : null;
    });

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is not { Length: > 0 and <= MaximumImport }) return Tell(new Notice("Choose an OPML file of at most 4 MB.", IsWrong: true));
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, cancellationToken);
        return Try(() => Told(editing.Import(buffer.ToArray(), "The file", By, cancellationToken)));
    }

    /// <summary>Reasons are parts of other sentences elsewhere.</summary>
    private static string Capital(string reason) => reason.Length == 0 ? reason : char.ToUpperInvariant(reason[0]) + reason[1..];

    private static string Told(OpmlReading reading) =>
        string.Join(' ', reading.Refused.Take(ShownRefusals).Select(refused => refused.ToString()).Prepend(reading.Items == 0 ? "The list names no feed." : reading.Summary));

    private string Name(string id) => feeds.Feeds.FirstOrDefault(feed => feed.Id.Value == id)?.Title ?? id;

    /// <summary>Says what was done; null where there is no such feed.</summary>
    private PartialViewResult Try(Func<string?> action)
    {
        try
        {
            if (action() is not { } done) return Tell(new Notice("There is no such feed any more.", IsWrong: true));
            Response.Headers["HX-Trigger"] = "decided";
            return Tell(new Notice(done));
        }
        catch (RefusedException e)
        {
            return Tell(new Notice(e.Message, IsWrong: true), e.IsUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);
        }
    }

    private PartialViewResult Tell(Notice notice, int wrong = StatusCodes.Status422UnprocessableEntity)
    {
        if (notice.IsWrong) Response.StatusCode = wrong;
        return Partial("_Notice", notice);
    }
}
