using System.Globalization;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using InformationMachine.Threads.Decisions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>Search as one types; its address can be passed on.</summary>
internal sealed class SearchModel(DeskState state, IMachineReader reader) : PageModel
{
    private const int MaximumHits = 30;
    private const int MaximumText = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Author { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Feed { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>Which threads: any, <c>approved</c>, <c>open</c>, <c>pinned</c> or <c>hidden</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyList<(StoryThread Thread, SearchHit Hit, IReadOnlyList<Post> Posts)> Hits { get; private set; } = [];

    /// <summary>Words that no post holds, each with the one that was looked for instead.</summary>
    public IReadOnlyList<(string Written, string Meant)> Slips { get; private set; } = [];

    public IReadOnlyList<string> Feeds => [.. reader.FeedStates().Select(feed => feed.Id.Value)];

    /// <summary>The story that has the number that was typed, or that took over the one that had it: notices name stories by their numbers.</summary>
    public ThreadId? Numbered { get; private set; }

    /// <summary>True where there is a word or a filter.</summary>
    public bool IsAsked { get; private set; }

    public IActionResult OnGet()
    {
        if (Text?.Length > MaximumText) return BadRequest();
        var query = new SearchQuery(Text ?? "", Author, Feed, From, To);
        IsAsked = !query.IsEmpty || !string.IsNullOrEmpty(State);
        Numbered = int.TryParse((Text ?? "").Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Forwarding.Survivor(reader, new ThreadId(number))?.Id : null;
        var found = query.IsEmpty && IsAsked ? InState() : state.Search(query, string.IsNullOrEmpty(State) ? MaximumHits : MaximumHits * 10);
        if (Numbered is { } numbered)
        {
            var all = found.ToList();
            var own = all.Find(hit => hit.Thread == numbered) ?? (query with { Text = "" } is { IsEmpty: true } && string.IsNullOrEmpty(State) ? new SearchHit(numbered, 0, 0, []) : null);
            found = own is null ? all : all.Where(hit => hit.Thread != numbered).Prepend(own);
        }

        Hits = [.. found.Select(hit => (Thread: reader.Thread(hit.Thread), hit)).Where(item => item.Thread is { IsLive: true } thread && Fits(thread)).Take(MaximumHits)
            .Select(item => (item.Thread!, item.hit, (IReadOnlyList<Post>)[.. reader.Posts([.. item.hit.Posts])]))];
        Slips = state.Slips(Text ?? "");
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Hits", this) : Page();
    }

    /// <summary>What may be in the state that alone is asked for, pinned ones and then the freshest first; whether it is, the store tells.</summary>
    private IEnumerable<SearchHit> InState() => state.Freshest(1, 0, int.MaxValue, State switch
    {
        "approved" => thread => thread.WasApproved,
        "pinned" => thread => thread.IsPinned,
        "hidden" => thread => thread.IsHidden,
        _ => thread => thread.Posts.Count > 1,
    }).Select(id => new SearchHit(id, 0, 0, []));

    private bool Fits(StoryThread thread) => State switch
    {
        "approved" => thread.ApprovedVersion > 0 && thread.ApprovedVersion == thread.BriefingVersion,
        "open" => thread.ApprovedVersion == 0 || thread.ApprovedVersion < thread.BriefingVersion,
        "pinned" => thread.IsPinned,
        "hidden" => thread.IsHidden,
        _ => true,
    };
}
