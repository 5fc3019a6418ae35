using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Reviewing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>The review inbox: what needs an editor, the most doubtful first.</summary>
internal sealed class IndexModel(DeskState state, IMachineReader reader) : PageModel
{
    private const int MaximumRows = 25;
    private const int ShownPosts = 8;
    private const int ShownOfPair = 3;

    public IReadOnlyList<ReviewRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>How many there are for each reason.</summary>
    public IReadOnlyDictionary<ReviewReason, int> Counts { get; private set; } = new Dictionary<ReviewReason, int>();

    /// <summary>True where only what changes is asked for.</summary>
    public bool IsRefresh => Request.Headers.ContainsKey("HX-Request");

    public bool IsReady => state.IsReady;

    [BindProperty(SupportsGet = true)]
    public ReviewReason? Reason { get; set; }

    public IActionResult OnGet()
    {
        var items = state.Review(int.MaxValue, out var total);
        (Total, Counts) = (total, items.CountBy(item => item.Reason).ToDictionary());
        var shown = items.Where(item => Reason is null || item.Reason == Reason).Take(MaximumRows).ToList();
        var posts = reader.Posts([.. shown.Select(item => item.Post).OfType<PostId>()]).ToDictionary(post => post.Id);
        Rows = [.. shown.Select(item => Row(item, posts)).OfType<ReviewRow>()];
        return IsRefresh ? Partial("_ReviewList", this) : Page();
    }

    public IActionResult OnGetCount()
    {
        state.Review(0, out var total);
        return Content(total == 0 ? "" : total.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private ReviewRow? Row(ReviewItem item, Dictionary<PostId, Post> posts)
    {
        if (reader.Thread(item.Thread) is not { IsLive: true } thread) return null;
        var row = new ReviewRow(item, thread, item.Other is { } other ? reader.Thread(other) : null, item.Post is { } post ? posts.GetValueOrDefault(post) : null);
        if (item.Post is { } asked)
        {
            var others = reader.Assignments(item.Thread).Where(assignment => assignment.Post != asked).OrderBy(assignment => assignment.Sequence).Select(assignment => assignment.Post).ToList();
            return row with { All = [asked], Posts = [.. reader.Posts([.. others.TakeLast(ShownOfPair)]).OrderBy(known => known.PublishedAt)], More = Math.Max(0, others.Count - ShownOfPair) };
        }

        if (item.Reason == ReviewReason.LooksAlike) return row with { Posts = [.. Posts(item.Thread).TakeLast(ShownOfPair)], OtherPosts = item.Other is { } second ? [.. Posts(second).TakeLast(ShownOfPair)] : [] };
        var all = Posts(item.Thread);
        return row with { All = [.. all.Select(known => known.Id)], Posts = [.. all.TakeLast(ShownPosts)], More = Math.Max(0, all.Count - ShownPosts) };
    }

    private List<Post> Posts(ThreadId thread) => [.. reader.PostsOf(thread).OrderBy(known => known.PublishedAt).ThenBy(known => known.Sequence)];
}
