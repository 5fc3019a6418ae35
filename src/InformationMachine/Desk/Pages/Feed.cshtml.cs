using InformationMachine.Data.Store;
using InformationMachine.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>What one feed has brought, the newest first, each post with its story.</summary>
internal sealed class FeedModel(FeedList feeds, IMachineReader reader, DeskState state) : PageModel
{
    private const int ShownPosts = 100;

    public FeedConfig Feed { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>How many posts it has brought in all.</summary>
    public long Known { get; private set; }

    public FeedPosts Found { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        if (feeds.Feeds.FirstOrDefault(feed => feed.Id.Value == id) is not { } found) return NotFound();
        Feed = found;
        var known = reader.FeedStates().FirstOrDefault(feed => feed.Id == found.Id);
        (Name, Known) = (found.Title ?? known?.Title ?? id, known?.Posts ?? 0);
        Found = FeedPosts.Of(reader, found, [.. reader.Posts([.. state.PostsOf(id, ShownPosts)]).OrderByDescending(post => post.PublishedAt).ThenByDescending(post => post.Sequence)]);
        return Page();
    }
}
