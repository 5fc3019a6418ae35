using System.Globalization;

namespace InformationMachine.Tests.Data.Failures;

/// <summary>Whether a run with failures has kept what must be kept, by what it has left behind. Knows nothing of how the machine works.</summary>
internal static class FailureChecker
{
    public const string EveryPostOnce = "every post once";
    public const string OneLiveThread = "one live thread or pending";
    public const string AsReplayed = "threads as replayed";
    public const string EpochsApart = "epochs apart";
    public const string NotEarly = "no feed early";
    public const string NotTwiceAtOnce = "no feed twice at once";
    public const string HostLimit = "host's limit";
    public const string NotForNothing = "no poll for nothing";
    public const string Followed = "changes followed";
    public const string Alive = "processes live";

    /// <summary>How much later a request may reach its publisher than its process has looked at the clock.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(1);

    /// <summary>How long after it was woken a process may send what it was about to send when it was stopped.</summary>
    private static readonly TimeSpan Waking = TimeSpan.FromSeconds(1.5);

    private static readonly (string Name, Func<FailureRecord, IEnumerable<string>> Broken)[] All =
    [
        (EveryPostOnce, Posts), (OneLiveThread, Threads), (AsReplayed, Replay), (EpochsApart, Epochs), (NotEarly, Early), (NotTwiceAtOnce, AtOnce),
        (HostLimit, Hosts), (NotForNothing, ForNothing), (Followed, Changes), (Alive, record => record.Ended),
    ];

    /// <summary>What is looked at.</summary>
    public static IReadOnlyList<string> Rules => [.. All.Select(rule => rule.Name)];

    /// <summary>What is wrong; nothing where all is well.</summary>
    public static IReadOnlyList<Violation> Check(FailureRecord record) => [.. All.SelectMany(rule => rule.Broken(record).Select(detail => new Violation(rule.Name, detail)))];

    private static IEnumerable<string> Posts(FailureRecord record)
    {
        for (var n = 0; n < record.Posts.Length; n++)
        {
            if (record.Posts[n].Number != n + 1) yield return Line($"the post after {n} has number {record.Posts[n].Number}");
        }

        foreach (var group in record.Posts.GroupBy(post => post.Id).Where(group => group.Count() > 1)) yield return Line($"post {group.Key} is stored {group.Count()} times");
        var stored = record.Posts.CountBy(post => post.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, times) in stored.Where(pair => pair.Value > 1)) yield return Line($"{name} is stored {times} times");
        foreach (var name in record.Published.Where(name => !stored.ContainsKey(name))) yield return $"{name} was published and is not stored";
        foreach (var name in stored.Keys.Except(record.Published, StringComparer.Ordinal)) yield return $"{name} is stored and was never published";
    }

    private static IEnumerable<string> Threads(FailureRecord record)
    {
        var threads = record.Threads.ToDictionary(thread => thread.Id);
        var links = record.Links.ToLookup(link => link.Number);
        foreach (var post in record.Posts)
        {
            var times = links[post.Number].Count();
            if (times != (post.Number <= record.LinkedThrough ? 1 : 0)) yield return Line($"post {post.Number} of {record.LinkedThrough} linked ones is in {times} threads");
            if (links[post.Number].Any(link => link.Post != post.Id)) yield return Line($"post {post.Number} is linked under another's key");
        }

        if (record.Links.Any(link => link.Number > record.Posts.Length || link.Number < 1)) yield return "a post that is not stored is linked";
        var counts = record.Links.CountBy(link => link.Thread).ToDictionary();
        foreach (var (id, posts) in counts)
        {
            if (!threads.TryGetValue(id, out var thread)) yield return Line($"thread {id} has posts and is not stored");
            else if (thread.MergedInto is not null) yield return Line($"thread {id} has posts and was merged");
            else if (thread.Posts != posts) yield return Line($"thread {id} has {posts} posts and says {thread.Posts}");
        }

        foreach (var thread in record.Threads.Where(thread => thread.MergedInto is null && !counts.ContainsKey(thread.Id))) yield return Line($"thread {thread.Id} is live and empty");
    }

    private static IEnumerable<string> Replay(FailureRecord record)
    {
        if (record.Links.Length != record.ReplayedLinks.Length) yield return Line($"{record.Links.Length} posts are linked, {record.ReplayedLinks.Length} when replayed");
        foreach (var (link, replayed) in record.Links.Zip(record.ReplayedLinks))
        {
            if (link != replayed) yield return Line($"{link}, replayed {replayed}");
        }

        if (record.Threads.Length != record.ReplayedThreads.Length) yield return Line($"{record.Threads.Length} threads, {record.ReplayedThreads.Length} when replayed");
        foreach (var (thread, replayed) in record.Threads.Zip(record.ReplayedThreads))
        {
            if (thread != replayed) yield return Line($"{thread}, replayed {replayed}");
        }
    }

    private static IEnumerable<string> Epochs(FailureRecord record)
    {
        foreach (var role in record.Writes.GroupBy(write => write.Role, StringComparer.Ordinal))
        {
            foreach (var epoch in role.GroupBy(write => write.Epoch))
            {
                var writers = epoch.Select(write => write.Process).Distinct(StringComparer.Ordinal).ToList();
                if (writers.Count > 1) yield return Line($"epoch {epoch.Key} of {role.Key} has writes of {string.Join(" and ", writers)}");
            }

            foreach (var (before, after) in role.Zip(role.Skip(1)).Where(pair => pair.Second.Epoch < pair.First.Epoch))
                yield return Line($"{after.Process} wrote as {role.Key} under epoch {after.Epoch} after {before.Process} under {before.Epoch}");
        }
    }

    /// <summary>The validator of a request says which answer was stored last: from that one on the interval counts.</summary>
    private static IEnumerable<string> Early(FailureRecord record)
    {
        var answers = record.Requests.ToDictionary(request => request.Answer);
        foreach (var request in record.Requests.Where(request => request.Known != 0))
        {
            if (!answers.TryGetValue(request.Known, out var stored)) yield return $"{request.Feed}: {request.Process} knows an answer that nobody gave";
            else if (request.Begin - stored.Begin < record.Interval - OnTheWay && !WasLate(record, stored)) yield return Line($"{request.Feed}: {request.Process} asked at {request.Begin} after {stored.Process} at {stored.Begin}");
        }
    }

    /// <summary>True where the process slept between its look at the clock and its request.</summary>
    private static bool WasLate(FailureRecord record, FeedRequest request) =>
        record.Faults.Any(fault => fault.Kind == FaultKind.Stop && fault.Meets(request.Process) && request.Begin >= fault.End && request.Begin <= fault.End + Waking);

    private static IEnumerable<string> AtOnce(FailureRecord record)
    {
        foreach (var feed in record.Requests.GroupBy(request => request.Feed, StringComparer.Ordinal))
        {
            foreach (var (first, second) in Pairs(feed))
            {
                if (!IsExcused(record, first, second)) yield return Line($"{first.Feed}: {first.Process} from {first.Begin} to {first.End}, {second.Process} from {second.Begin}");
            }
        }
    }

    private static IEnumerable<string> Hosts(FailureRecord record)
    {
        foreach (var host in record.Requests.GroupBy(request => request.Host, StringComparer.Ordinal))
        {
            foreach (var (first, second) in Pairs(host).Where(pair => pair.First.Process != pair.Second.Process && pair.First.Feed != pair.Second.Feed))
            {
                if (!IsExcused(record, first, second)) yield return Line($"{host.Key}: {first.Process} from {first.Begin} to {first.End}, {second.Process} from {second.Begin}");
            }

            foreach (var request in host)
            {
                var most = host.Count(other => other.Process == request.Process && other.Begin <= request.Begin && other.End > request.Begin);
                if (most > record.PerHost) yield return Line($"{host.Key}: {most} requests of {request.Process} at once at {request.Begin}");
            }
        }
    }

    /// <summary>Requests that were under way together, the earlier one first.</summary>
    private static IEnumerable<(FeedRequest First, FeedRequest Second)> Pairs(IEnumerable<FeedRequest> requests)
    {
        var open = new List<FeedRequest>();
        foreach (var request in requests.OrderBy(request => request.Begin))
        {
            open.RemoveAll(other => other.End <= request.Begin);
            foreach (var other in open) yield return (other, request);
            open.Add(request);
        }
    }

    /// <summary>
    /// A request that was under way when its process was stopped, or cut off from the database, goes on; another process may ask once the lease is over. What a
    /// process was about to send when it was stopped it sends when it wakes.
    /// </summary>
    private static bool IsExcused(FailureRecord record, FeedRequest first, FeedRequest second) => record.Faults.Any(fault => IsExcused(record, fault, first, second) || IsExcused(record, fault, second, first));

    private static bool IsExcused(FailureRecord record, Fault fault, FeedRequest own, FeedRequest other) => fault.Meets(own.Process) && own.Process != other.Process && fault.Kind switch
    {
        FaultKind.Kill or FaultKind.WrongClock => false,
        FaultKind.Stop => (own.Begin <= fault.Begin && own.End >= fault.Begin) || (own.Begin >= fault.End && own.Begin <= fault.End + Waking),
        _ => own.Begin <= fault.Begin + record.Lease && other.Begin >= fault.Begin + (record.Lease / 2),
    };

    /// <summary>An answer that the next request does not know was thrown away; that takes a reason.</summary>
    private static IEnumerable<string> ForNothing(FailureRecord record)
    {
        foreach (var feed in record.Requests.GroupBy(request => request.Feed, StringComparer.Ordinal))
        {
            foreach (var (request, next) in feed.OrderBy(request => request.Begin).Zip(feed.OrderBy(request => request.Begin).Skip(1)))
            {
                if (next.Known != request.Answer && !record.Faults.Any(fault => fault.Meets(request.Process) && fault.Begin <= request.End + record.Lease && fault.End >= request.Begin - record.Lease))
                    yield return Line($"{request.Feed}: the answer to {request.Process} at {request.Begin} was not stored, {next.Process} asked again at {next.Begin}");
            }
        }
    }

    private static IEnumerable<string> Changes(FailureRecord record)
    {
        var told = new HashSet<long>();
        var last = 0L;
        foreach (var number in record.Followed)
        {
            // What was told once may come again.
            if (told.Add(number) && number < last) yield return Line($"change {number} was told after {last}");
            last = Math.Max(last, number);
        }

        foreach (var number in record.Changes.Where(number => !told.Contains(number))) yield return Line($"change {number} was never told");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
