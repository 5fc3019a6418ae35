using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using InformationMachine.Threads.Decisions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>The forms for decisions that need more than a key: merge, split, move, rename, note, correct.</summary>
internal sealed class DialogModel(IMachineReader reader, DeskState state) : PageModel
{
    private const int Suggestions = 8;
    private const int ComparedPosts = 6;
    private const int ShownPosts = 300;

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>What to look for among other threads.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Text { get; set; }

    /// <summary>The sentence to correct.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sentence { get; set; }

    /// <summary>True where posts are dragged: there has to be something to let them go over.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Tray { get; set; }

    public StoryThread Subject { get; private set; } = null!;

    public StoryThread? Chosen { get; private set; }

    public IReadOnlyList<(StoryThread Thread, string How)> Targets { get; private set; } = [];

    public IReadOnlyList<Post> Own { get; private set; } = [];

    public IReadOnlyList<Post> Others { get; private set; } = [];

    public IReadOnlySet<PostId> Picked { get; private set; } = new HashSet<PostId>();

    /// <summary>True where the sentence was on the page but is no longer in the newest version: it cannot be corrected.</summary>
    public bool IsGone { get; private set; }

    /// <summary>True where nobody has chosen the posts yet.</summary>
    public bool IsProposed { get; private set; }

    public IActionResult OnGet(int thread, int? other, string[] posts)
    {
        if (Forwarding.Survivor(reader, new ThreadId(thread)) is not { } subject) return NotFound();
        Subject = subject;
        Chosen = other is { } number ? Forwarding.Survivor(reader, new ThreadId(number)) : null;
        Picked = posts.Select(text => PostId.TryParse(text, out var id) ? id : (PostId?)null).OfType<PostId>().ToHashSet();
        IsProposed = Kind == "split" && Picked.Count == 0;
        if (IsProposed) Picked = state.Cut(subject.Id).ToHashSet();
        if (Kind is "merge" or "move") Suggest();
        if (Kind == "merge") Chosen ??= Targets.Select(target => target.Thread).FirstOrDefault();
        if (Kind == "correct") ReadSentence(subject.Id);
        if (Kind is "note" or "correct") Own = [.. Posts(subject.Id).Take(ShownPosts)];
        if (Kind is "split" or "move") Own = [.. Posts(subject.Id).Where(post => Kind == "split" || Picked.Contains(post.Id)).Take(ShownPosts)];
        if (Kind == "merge") Own = [.. Posts(subject.Id).TakeLast(ComparedPosts)];
        if (Kind == "merge" && Chosen is not null) Others = [.. Posts(Chosen.Id).TakeLast(ComparedPosts)];
        return Partial("_Dialog", this);
    }

    /// <summary>Ticks the posts that carry the sentence.</summary>
    private void ReadSentence(ThreadId thread)
    {
        var briefing = reader.LatestBriefing(thread);
        var sentence = briefing?.Sections.Sentences().FirstOrDefault(sentence => sentence.Text == Sentence);
        IsGone = sentence is null;
        if (sentence is null || Picked.Count > 0) return;
        Picked = briefing!.Sources.Where(source => sentence.Citations.Contains(source.Number)).Select(source => source.Post).ToHashSet();
    }

    private void Suggest()
    {
        var found = string.IsNullOrWhiteSpace(Text)
            ? (Picked.Count > 0 && Kind == "move" ? state.Like(Picked, Subject.Id, Suggestions) : state.Like(Subject.Id, Suggestions)).Select(item => (item.Thread, How: $"the machine is {Shown.Sureness(item.Sureness)} that {(Kind == "move" ? "it belongs there" : "they are one story")}"))
            : state.Search(new SearchQuery(Text), Suggestions + 1).Select(hit => (hit.Thread, How: Shown.Count(hit.Matches, "match", "matches")));
        if (Tray) found = found.Concat(state.Freshest(1, 0, Suggestions).Select(thread => (thread, How: "recent")));
        var chosen = Chosen is null ? [] : new[] { (Thread: Chosen.Id, How: "the machine was in doubt between these") };
        Targets = [.. chosen.Concat(found).DistinctBy(item => item.Thread).Where(item => item.Thread != Subject.Id)
            .Select(item => (Thread: reader.Thread(item.Thread), item.How)).Where(item => item.Thread is { IsLive: true }).Take(Suggestions).Select(item => (item.Thread!, item.How))];
    }

    private IEnumerable<Post> Posts(ThreadId thread) =>
        reader.PostsOf(thread).OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence);
}
