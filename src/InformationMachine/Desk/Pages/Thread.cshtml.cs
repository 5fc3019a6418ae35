using InformationMachine.Briefings.Sections;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Explaining;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>One thread: its briefing, the posts behind it with their scores, and what happened to it.</summary>
internal sealed class ThreadModel(IMachineReader reader, MachineSettings settings, TimeProvider time) : PageModel
{
    private const int ShownPosts = 300;

    /// <summary>True where readers see approved versions only.</summary>
    public bool NeedsApproval => settings.Briefings.PublishApprovedOnly;

    public StoryThread Thread { get; private set; } = null!;

    public Briefing? Briefing { get; private set; }

    /// <summary>True where a newer version than the one shown exists.</summary>
    public bool IsOld => Briefing is not null && Briefing.Version < Thread.BriefingVersion;

    /// <summary>A model's wording of it; null where there is none.</summary>
    public ModelWording? Wording { get; private set; }

    public IReadOnlyList<(Post Post, Assignment Assignment, int? Source, bool IsCopy)> Posts { get; private set; } = [];

    public IReadOnlyList<ThreadEvent> Events { get; private set; } = [];

    public IReadOnlyList<SectionDiff> Changes { get; private set; } = [];

    /// <summary>When the decisions that no version shows yet become one; null where there are none.</summary>
    public DateTimeOffset? NextVersionAt { get; private set; }

    /// <summary>The version shown; null for the newest.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>The number by which the thread was asked for, where it is another's now.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Was { get; set; }

    /// <summary>True where another number leads here.</summary>
    public bool IsNow(int was) => was != Thread.Id.Value && Forwarding.Survivor(reader, new ThreadId(was))?.Id == Thread.Id;

    /// <summary>How long it is until then, by the machine's own clock.</summary>
    public int SecondsTo(DateTimeOffset due) => (int)Math.Max(0, Math.Ceiling((due - time.GetUtcNow()).TotalSeconds));

    public IActionResult OnGet(int id)
    {
        var number = new ThreadId(id);
        if (Forwarding.Survivor(reader, number) is not { } thread) return NotFound();
        if (thread.Id != number) return RedirectToPage(new { id = thread.Id.Value, was = id });
        Thread = thread;
        Briefing = thread.BriefingVersion > 0 ? reader.Briefing(thread.Id, Version ?? thread.BriefingVersion) : null;
        if (Version is not null && Briefing is null) return NotFound();
        Wording = Briefing is null ? null : reader.Wording(thread.Id, Briefing.Version);
        if (Briefing is { Version: > 1 } && reader.Briefing(thread.Id, Briefing.Version - 1) is { } before) Changes = BriefingDiff.Between(before, Briefing);
        if (thread.BriefingVersion > 0 || thread.PostCount >= settings.Briefings.MinimumPosts) NextVersionAt = DecisionBurst.Of(reader, thread)?.DueAt(reader, settings.Briefings);
        Posts = ReadPosts();
        Events = ReadEvents();
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Thread", this) : Page();
    }

    public IActionResult OnGetExplain(string post)
    {
        if (!PostId.TryParse(post, out var id) || new PostExplainer(reader, JudgeFile.Read(settings.Threads)).Explain(id) is not { } explanation) return NotFound();
        return Partial("_Explanation", explanation);
    }

    /// <summary>Every sentence of the posts with what became of it in the newest version.</summary>
    public IActionResult OnGetSentences(int id)
    {
        if (reader.Thread(new ThreadId(id)) is not { } thread) return NotFound();
        var posts = reader.PostsOf(thread.Id).OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence);
        ViewData["IsWritten"] = thread.BriefingVersion > 0;
        return Partial("_Sentences", SentenceFate.Of([.. posts], reader.LatestBriefing(thread.Id), settings.Briefings, StandingRemarks.Read(reader)[thread.Id]));
    }

    private List<(Post Post, Assignment Assignment, int? Source, bool IsCopy)> ReadPosts()
    {
        var assignments = reader.Assignments(Thread.Id).ToDictionary(assignment => assignment.Post);
        var copies = Briefing?.Sources.SelectMany(source => source.Echoes).ToHashSet() ?? [];
        var numbers = Briefing?.Sources.SelectMany(source => source.Echoes.Append(source.Post).Select(post => (post, source.Number))).DistinctBy(item => item.post).ToDictionary(item => item.post, item => item.Number) ?? [];
        return [.. reader.Posts(assignments.Keys).OrderByDescending(post => post.PublishedAt).ThenByDescending(post => post.Sequence).Take(ShownPosts)
            .Select(post => (post, assignments[post.Id], numbers.TryGetValue(post.Id, out var number) ? number : (int?)null, copies.Contains(post.Id)))];
    }

    private ThreadId? Leads(Decision decision) =>
        decision.Kind is DecisionKind.Split or DecisionKind.Move && decision.Touched.Where(id => id != Thread.Id && reader.Thread(id) is { IsLive: true }).ToList() is [var other] ? other : null;

    private List<ThreadEvent> ReadEvents()
    {
        var log = DecisionLog.Read(reader);
        var versions = reader.Briefings(Thread.Id).Select(briefing => new ThreadEvent(briefing.WrittenAt, "machine", $"{InformationMachine.Briefings.Phrases.Wording.Version(briefing.Version)}: {InformationMachine.Briefings.Phrases.Wording.Reason(briefing.Version, briefing.Reason)}", Version: briefing.Version));
        var merges = reader.Merges(Thread.Id).Select(merge => new ThreadEvent(merge.At, "machine", $"Thread {merge.From} joined: the machine was {Shown.Sureness(merge.Score)} that they are one story"));
        var decisions = reader.Decisions(Thread.Id).Select(decision => new ThreadEvent(
            decision.At, decision.By, DecisionNotice.InHistory(reader, decision), decision.Why, decision.Kind == DecisionKind.Undo || log.UndoOf(decision.Id) is not null || log.BuiltOn(decision) is not null ? null : decision.Id, Leads: Leads(decision)));
        return [.. versions.Concat(merges).Concat(decisions).OrderByDescending(item => item.At).ThenByDescending(item => item.Version)];
    }
}
