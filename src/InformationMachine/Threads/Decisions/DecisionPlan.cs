using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Text;

namespace InformationMachine.Threads.Decisions;

/// <summary>What a request would change, worked out on the data as it stands. Changes nothing itself.</summary>
internal sealed class DecisionPlan
{
    private const int MaximumTitle = 200;
    private const int MaximumText = 1000;
    private const int MaximumCited = 20;
    private const int MaximumPosts = 20_000;

    private readonly IMachineReader _reader;
    private readonly DecisionRequest _request;
    private readonly DecisionDraft _draft;
    private readonly Decision _decision;
    private readonly PublishingBar _bar;

    private DecisionPlan(IMachineReader reader, DecisionRequest request, PublishingBar bar, DateTimeOffset now)
    {
        _bar = bar;
        _reader = reader;
        _request = request;
        _draft = new DecisionDraft(reader, now);
        _decision = new Decision
        {
            Id = new DecisionId(reader.LastDecision + 1),
            Kind = request.Kind,
            By = request.By,
            At = now,
            Why = string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim(),
            AfterSequence = reader.LinkedThrough,
            Thread = request.Thread,
        };
    }

    /// <summary>The batch that makes the decision.</summary>
    /// <exception cref="DecisionRefusedException">It cannot be made.</exception>
    public static StoreBatch Of(IMachineReader reader, DecisionRequest request, PublishingBar bar, DateTimeOffset now)
    {
        var plan = new DecisionPlan(reader, request, bar, now);
        plan.CheckSeen();
        var decision = request.Kind switch
        {
            DecisionKind.Merge => plan.Merge(),
            DecisionKind.Split => plan.Split(),
            DecisionKind.Move => plan.Move(),
            DecisionKind.KeepApart => plan.KeepApart(),
            DecisionKind.Keep => plan.Keep(),
            DecisionKind.Rename => plan.Rename(),
            DecisionKind.Approve => plan.Approve(),
            DecisionKind.Note => plan.Note(),
            DecisionKind.Correct => plan.Correct(),
            DecisionKind.Hide => plan.Change(mark => mark with { IsHidden = request.IsOn }, request.IsOn ? "is hidden already" : "is not hidden"),
            DecisionKind.Pin => plan.Change(mark => mark with { IsPinned = request.IsOn }, request.IsOn ? "is pinned already" : "is not pinned"),
            _ => plan.Undo(),
        };
        return plan._draft.ToStoreBatch(decision);
    }

    private void CheckSeen()
    {
        foreach (var (id, seen) in _request.Seen.OrderBy(pair => pair.Key))
        {
            if (_reader.Thread(id) is not { } thread || thread.LastDecision == seen) continue;
            var other = _reader.Decision(new DecisionId(thread.LastDecision));
            throw new DecisionRefusedException($"Thread {id} was changed meanwhile by {other?.By}: {(other is null ? "" : DecisionText.Sentence(other))} Nothing of yours is done yet; if it still holds, send it again.", other);
        }
    }

    private Decision Merge()
    {
        var (one, other) = (_draft.Survivor(_request.Thread), _draft.Survivor(Other()));
        if (one.Id == other.Id) throw new DecisionRefusedException($"{_request.Thread} and {_request.Other} are one thread already ({one.Id}).");
        var (older, younger) = one.Id.CompareTo(other.Id) < 0 ? (one, other) : (other, one);
        foreach (var assignment in Bounded(_reader.Assignments(younger.Id))) _draft.Move(assignment, older.Id);
        var takesTitle = younger.IsTitleEdited && !older.IsTitleEdited;
        _draft.Mark(older, mark => mark with
        {
            Title = takesTitle ? younger.Title : mark.Title,
            IsTitleEdited = mark.IsTitleEdited || takesTitle,
            IsPinned = mark.IsPinned || younger.IsPinned,
            IsHidden = mark.IsHidden && younger.IsHidden,
        });
        return _decision with { Thread = older.Id, Other = younger.Id };
    }

    /// <summary>The larger part keeps the number; of equal parts the one with the earlier post.</summary>
    private Decision Split()
    {
        var thread = _draft.Survivor(_request.Thread);
        var all = Bounded(_reader.Assignments(thread.Id));
        var named = Named().ToHashSet();
        var part = all.Where(assignment => named.Contains(assignment.Post)).ToList();
        var rest = all.Where(assignment => !named.Contains(assignment.Post)).ToList();
        if (part.Count < named.Count) throw new DecisionRefusedException($"{named.Count - part.Count} of the posts are not in thread {thread.Id}.");
        if (rest.Count == 0) throw new DecisionRefusedException($"These are all posts of thread {thread.Id}: nothing would be left.");
        var (kept, moved) = part.Count > rest.Count || (part.Count == rest.Count && part[0].Sequence < rest[0].Sequence) ? (part, rest) : (rest, part);
        var started = Former(thread, moved) ?? _draft.Start(Headline(moved));
        foreach (var assignment in moved) _draft.Move(assignment, started);
        if (!thread.IsTitleEdited && kept[0].Sequence != all[0].Sequence && !Says(kept, thread.Title)) _draft.Mark(thread, mark => mark with { Title = Headline(kept) });
        var apart = LinkConstraints.From(_reader).ApartFrom(thread.Id);
        return _decision with { Thread = thread.Id, Other = started, Posts = [.. named.Order()], ApartFrom = [thread.Id, .. apart], Version = thread is { IsShown: true, IsHidden: false } ? thread.BriefingVersion : null };
    }

    /// <summary>The part as it was before the same split was taken back; null where there is none, or it would hold other posts.</summary>
    private ThreadId? Former(StoryThread thread, List<Assignment> moved)
    {
        if (_request.Part is not { } part || !moved.Exists(assignment => _request.PartPosts.Contains(assignment.Post))) return null;
        if (_reader.Thread(part) is not { IsLive: false, ArchivedIn: null } || _draft.Survivor(part).Id != thread.Id) return null;
        _draft.Revive(part);
        return part;
    }

    private Decision Move()
    {
        var target = _draft.Survivor(Other());
        var named = Named();
        foreach (var id in named)
        {
            var assignment = _reader.Assignment(id) ?? throw new DecisionRefusedException($"There is no post {id} in any thread.");
            if (assignment.Thread != target.Id) _draft.Move(assignment, target.Id);
        }

        if (_draft.Moves.Count == 0) throw new DecisionRefusedException($"The posts are in thread {target.Id} already.");
        var sources = _draft.Moves.Select(move => move.From).Distinct().Order().ToImmutableArray();
        return _decision with { Thread = sources[0], Other = target.Id, Posts = [.. named], ApartFrom = sources };
    }

    private Decision KeepApart()
    {
        var (thread, other) = (_draft.Survivor(_request.Thread), _draft.Survivor(Other()));
        if (thread.Id == other.Id) throw new DecisionRefusedException($"{_request.Thread} and {_request.Other} are one thread ({thread.Id}): split it.");
        if (LinkConstraints.From(_reader).ApartFrom(thread.Id).Contains(other.Id)) throw new DecisionRefusedException($"Threads {thread.Id} and {other.Id} are kept apart already.");
        return _decision with { Thread = thread.Id, Other = other.Id, ApartFrom = [thread.Id] };
    }

    /// <summary>Posts that an editor has placed already stay as they are.</summary>
    private Decision Keep()
    {
        var thread = _draft.Survivor(_request.Thread);
        var named = Named();
        foreach (var id in named)
        {
            if (_reader.Assignment(id) is not { } assignment || assignment.Thread != thread.Id) throw new DecisionRefusedException($"Post {id} is not in thread {thread.Id}.");
            if (assignment.By != AssignedBy.Editor) _draft.Confirm(assignment);
        }

        if (_draft.Moves.Count == 0) throw new DecisionRefusedException($"An editor has placed these posts in thread {thread.Id} already.");
        return _decision with { Thread = thread.Id, Posts = [.. named] };
    }

    private Decision Rename()
    {
        var title = string.Join(' ', Composition.Compose(_request.Title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (title.Length is 0 or > MaximumTitle || title.Any(char.IsControl)) throw new DecisionRefusedException($"A headline has 1 to {MaximumTitle} characters, none of them control characters.");
        return Change(mark => mark with { Title = title, IsTitleEdited = true }, "has this headline from an editor already") with { Title = title };
    }

    private Decision Approve()
    {
        var thread = _draft.Survivor(_request.Thread);
        if (_request.Version is null or 0 && (thread.BriefingVersion == 0 || !thread.IsShown)) return Publish(thread);
        var version = _request.Version ?? thread.BriefingVersion;
        if (version < 1 || version > thread.BriefingVersion) throw new DecisionRefusedException($"Thread {thread.Id} has no briefing version {version}.");
        return Change(mark => mark with { ApprovedVersion = version }, $"has version {version} approved already") with { Version = version };
    }

    /// <summary>Of a thread that the linker is not sure enough of, or not any more, it says that it is one story.</summary>
    private Decision Publish(StoryThread thread)
    {
        if (thread.PostCount < 2) throw new DecisionRefusedException($"Thread {thread.Id} has one post: there is no briefing to write.");
        if (thread.IsShown) throw new DecisionRefusedException($"Thread {thread.Id} is published already; its first briefing is being written.");
        _draft.Touch(thread with { IsPublished = true });
        return _decision with { Thread = thread.Id, Version = 0 };
    }

    private Decision Note()
    {
        var thread = _draft.Survivor(_request.Thread);
        var cited = Cited(thread);
        if (cited.IsEmpty) throw new DecisionRefusedException("Name the posts that carry the note.");
        _draft.Touch(thread with { IsPublished = true });
        return _decision with { Thread = thread.Id, Text = Words(), Posts = cited };
    }

    /// <summary>What a sentence was carried by still carries it, unless other posts are named.</summary>
    private Decision Correct()
    {
        var thread = _draft.Survivor(_request.Thread);
        var briefing = _reader.LatestBriefing(thread.Id) ?? throw new DecisionRefusedException($"Thread {thread.Id} has no briefing yet.");
        var sentence = briefing.Sections.Sentences().FirstOrDefault(sentence => sentence.Text == _request.Replaces) ?? CorrectedSince(briefing)
            ?? throw new DecisionRefusedException($"Version {briefing.Version} of thread {thread.Id} does not say that; it may have been written anew meanwhile.");
        var words = Words();
        if (words == sentence.Text) throw new DecisionRefusedException("The sentence reads so already.");
        var cited = Cited(thread);
        if (cited.IsEmpty) cited = [.. briefing.Sources.Where(source => sentence.Citations.Contains(source.Number)).Select(source => source.Post)];
        AskAboutNumbers(words, sentence.Text, cited);
        _draft.Touch(thread);
        return _decision with { Thread = thread.Id, Text = words, Replaces = Original(sentence), Posts = cited };
    }

    /// <summary>A slip in a number is the worst there is in a correction: readers look it up in the post that is cited.</summary>
    private void AskAboutNumbers(string words, string sentence, ImmutableArray<PostId> cited)
    {
        if (_request.IsSure) return;
        var posts = cited.Select(_reader.Post).OfType<Post>().ToList();
        var known = NumberMention.In(string.Join('\n', posts.SelectMany(post => new[] { post.Title, post.Text, post.Quoted?.Text, post.LinkTitle }).Append(sentence)));
        var made = NumberMention.In(words).Where(number => !known.Exists(other => other.Value == number.Value)).Select(number => number.Value.ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
        // "On 12 October" may say when a post was published; "12 of its staff" may not rest on that.
        var days = posts.Select(post => DateOnly.FromDateTime(post.PublishedAt.UtcDateTime)).ToList();
        made.RemoveAll(number => days.Exists(day => number == day.Year.ToString(CultureInfo.InvariantCulture) || (number == day.Day.ToString(CultureInfo.InvariantCulture) && DateMentions.First(words, day) == day)));
        if (made.Count == 0) return;
        throw new DecisionRefusedException($"No post that is cited says {string.Join(" or ", made.Select(number => AsWritten(words, number)))}. If it is so, send it once more: the sentence then stands as your own.") { IsQuestion = true };
    }

    /// <summary>A number as the editor wrote it, with "million" behind it.</summary>
    private static string AsWritten(string words, string number)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var windows = Enumerable.Range(1, 2).SelectMany(size => Enumerable.Range(0, Math.Max(0, parts.Length - size + 1)).Select(at => string.Join(' ', parts[at..(at + size)])));
        return windows.FirstOrDefault(window => NumberMention.In(window) is [var only] && only.Value.ToString(CultureInfo.InvariantCulture) == number)?.Trim('.', ',', ';', ':', '?', '!', '(', ')') ?? number;
    }

    /// <summary>The sentence as another correction has left it: whoever has been told of that one, and sends theirs again, replaces it.</summary>
    private Sentence? CorrectedSince(Briefing briefing)
    {
        var corrections = DecisionLog.Read(_reader).Standing.Where(decision => decision.Kind == DecisionKind.Correct && Forwarding.Survivor(_reader, decision.Thread)?.Id == briefing.Thread).ToList();
        var original = corrections.LastOrDefault(decision => decision.Text == _request.Replaces)?.Replaces ?? _request.Replaces;
        var latest = corrections.LastOrDefault(decision => decision.Replaces == original);
        return latest is null ? null : briefing.Sections.Sentences().FirstOrDefault(sentence => sentence.Text == latest.Text && sentence.EditedBy is not null);
    }

    /// <summary>A correction of a corrected sentence replaces what the machine wrote, so that corrections never build on each other.</summary>
    private string Original(Sentence sentence) =>
        sentence.EditedBy is null ? sentence.Text : DecisionLog.Read(_reader).Standing.LastOrDefault(decision => decision.Kind == DecisionKind.Correct && decision.Text == sentence.Text)?.Replaces ?? sentence.Text;

    private string Words()
    {
        var words = string.Join(' ', Composition.Compose(_request.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length is 0 or > MaximumText || words.Any(char.IsControl)) throw new DecisionRefusedException($"Write 1 to {MaximumText} characters, none of them control characters.");
        return words;
    }

    private ImmutableArray<PostId> Cited(StoryThread thread)
    {
        var cited = _request.Posts.Distinct().ToImmutableArray();
        if (cited.Length > MaximumCited) throw new DecisionRefusedException($"Name at most {MaximumCited} posts.");
        var strangers = cited.Where(post => _reader.Assignment(post)?.Thread != thread.Id).ToList();
        if (strangers.Count > 0) throw new DecisionRefusedException($"Post {strangers[0]} is not in thread {thread.Id}.");
        return cited;
    }

    private Decision Change(Func<ThreadMark, ThreadMark> change, string already)
    {
        var thread = _draft.Survivor(_request.Thread);
        if (!_draft.Mark(thread, change)) throw new DecisionRefusedException($"Thread {thread.Id} {already}.");
        return _decision with { Thread = thread.Id, IsOn = _request.IsOn };
    }

    private Decision Undo()
    {
        var id = _request.Undoes ?? throw new DecisionRefusedException("Name the decision to undo.");
        var log = DecisionLog.Read(_reader);
        var undone = _reader.Decision(id) ?? throw new DecisionRefusedException($"There is no decision {id}.");
        if (undone.Kind == DecisionKind.Undo) throw new DecisionRefusedException($"Decision {id} is itself an undo; make decision {undone.Undoes} again instead.");
        if (log.UndoOf(id) is { } undo) throw new DecisionRefusedException($"Decision {id} was undone by {undo.By} already.", undo);
        if (log.BuiltOn(undone) is { } later) throw new DecisionRefusedException($"{DecisionText.Sentence(undone)} A later decision by {later.By} builds on it; undo that first: {DecisionText.Sentence(later)}", later);
        new DecisionUndo(_reader, _draft, _bar).Apply(undone);
        return _decision with { Thread = undone.Thread, Other = undone.Other, Undoes = id };
    }

    private ThreadId Other() => _request.Other ?? throw new DecisionRefusedException("Name the other thread.");

    private IReadOnlyList<PostId> Named()
    {
        var named = _request.Posts.Distinct().ToList();
        if (named.Count is 0 or > MaximumPosts) throw new DecisionRefusedException($"Name 1 to {MaximumPosts} posts.");
        return named;
    }

    private static IReadOnlyList<Assignment> Bounded(IReadOnlyList<Assignment> assignments) =>
        assignments.Count <= MaximumPosts ? assignments : throw new DecisionRefusedException($"The thread has more than {MaximumPosts} posts.");

    /// <summary>True where a post that stays says what the headline says: it stays too.</summary>
    private bool Says(IEnumerable<Assignment> kept, string title)
    {
        var words = PostText.Words(title).ToList();
        return words.Count > 0 && kept.Any(assignment => _reader.Post(assignment.Post) is { } post && PostText.Words($"{post.Title} {post.Text}").ToHashSet(StringComparer.OrdinalIgnoreCase).IsSupersetOf(words));
    }

    private string Headline(IReadOnlyList<Assignment> part) => PostText.Headline(_reader.Post(part[0].Post)!);
}
