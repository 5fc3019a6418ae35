using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>All live threads, pinned ones and then the freshest first.</summary>
internal sealed class ThreadsModel(DeskState state, IMachineReader reader) : PageModel
{
    private const int PageSize = 40;

    [BindProperty(SupportsGet = true)]
    public bool Single { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    /// <summary>The threads, each with what its newest briefing says first.</summary>
    public IReadOnlyList<(StoryThread Thread, string? Teaser)> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public int Next => Skip + PageSize;

    public IActionResult OnGet()
    {
        Skip = Math.Clamp(Skip, 0, int.MaxValue - PageSize - 1);
        var ids = state.Freshest(Single ? 1 : 2, Skip, PageSize + 1);
        HasMore = ids.Count > PageSize;
        Rows = [.. ids.Take(PageSize).Select(id => reader.Thread(id)).OfType<StoryThread>().Select(thread => (thread, thread.BriefingVersion > 0 ? reader.LatestBriefing(thread.Id)?.Sections.What.FirstOrDefault()?.Text : null))];
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_ThreadList", this) : Page();
    }
}
