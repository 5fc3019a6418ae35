using System.Diagnostics;
using System.Globalization;
using System.Text;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Desk.Live;
using InformationMachine.Feeds;

namespace InformationMachine.Desk.Serving;

/// <summary>How the machine is doing, for the machine page and <c>/metrics</c>.</summary>
internal sealed class DeskFigures(IStoreUpkeep store, DeskState state, LiveUpdates live, PostRate rate, TimeProvider clock, SentenceCounts? sentences = null, ModelFigures? model = null, FeedList? followed = null, ConfigurationState? configuration = null)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private StoreCounts _counts = new(0, 0, 0, 0, 0);
    private IReadOnlyList<FeedState> _feeds = [];
    private int _lastDecision;

    /// <summary>How the model does; null where none is asked.</summary>
    public ModelFigures? Model => model;

    /// <summary>Name, meaning, whether it only grows, and value of each figure.</summary>
    public IReadOnlyList<(string Name, string Help, bool IsCounter, double Value)> All()
    {
        Look();
        var counts = _counts;
        var ids = followed?.Feeds.Where(feed => feed.Enabled).Select(feed => feed.Id).ToHashSet();
        var known = _feeds;
        var feeds = known.Where(feed => ids?.Contains(feed.Id) != false).ToList();
        var now = clock.GetUtcNow();
        state.Review(0, out var review);
        using var process = Process.GetCurrentProcess();
        return
        [
            ("im_posts", "Posts stored.", true, counts.Posts),
            ("im_posts_pending", "Posts that have no thread yet.", false, counts.Posts - counts.Assignments),
            ("im_posts_per_minute", "Posts a minute over the last ten minutes.", false, rate.Sample(counts.Posts)),
            ("im_threads", "Threads, merged ones included.", true, counts.Threads),
            ("im_briefings", "Briefing versions written.", true, counts.Briefings),
            ("im_decisions", "Decisions editors made.", true, _lastDecision),
            ("im_review_items", "Things that need an editor.", false, review),
            ("im_feeds", "Feeds that are followed and were polled.", false, feeds.Count),
            ("im_feeds_failing", "Feeds whose last poll failed.", false, feeds.Count(feed => feed.Failure != FeedFailure.None)),
            ("im_feeds_overdue", "Feeds that should have been polled more than a minute ago.", false, feeds.Count(feed => !feed.Muted && now - feed.NextPollAt > TimeSpan.FromMinutes(1))),
            ("im_feed_polls", "Polls so far.", true, known.Sum(feed => feed.Polls)),
            ("im_seconds_since_news", "Seconds since a poll last brought something.", false, known.Max(feed => feed.LastNewsAt) is { } news ? Math.Max(0, (now - news).TotalSeconds) : 0),
            ("im_commits", "Transactions since the start.", true, store.Commits),
            ("im_data_bytes", "Size of the data file and its log.", false, store.FileBytes),
            ("im_store_writing", "1 while the data file takes what is to be written, 0 while it does not.", false, store.Health.IsWriting ? 1 : 0),
            ("im_configuration_refused", "1 while a configuration file that has changed is refused and the earlier one stays in effect.", false, configuration?.Problem is null ? 0 : 1),
            ("im_desk_listeners", "Pages that wait for news.", false, live.Listeners),
            ("im_uptime_seconds", "Seconds since the desk began to serve.", true, Stopwatch.GetElapsedTime(_started).TotalSeconds),
            ("process_resident_memory_bytes", "Memory of the process.", false, process.WorkingSet64),
            ("process_cpu_seconds_total", "Processor time of the process.", true, process.TotalProcessorTime.TotalSeconds),
        ];
    }

    /// <summary>Where the store cannot be asked, which <c>im_store_writing</c> tells, the figures are those of the last time.</summary>
    private void Look()
    {
        try
        {
            (_counts, _feeds, _lastDecision) = (store.Counts(), store.FeedStates(), store.LastDecision);
        }
        catch (IOException)
        {
            // Told by the store's health.
        }
    }

    /// <summary>In Prometheus' text form.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var (name, help, isCounter, value) in All())
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {(isCounter ? "counter" : "gauge")}\n{name} {value}\n");
        const string LeftOut = "im_sentences_left_out";
        text.Append(CultureInfo.InvariantCulture, $"# HELP {LeftOut} Sentences that a rule left out of the briefings written since the start.\n# TYPE {LeftOut} counter\n");
        foreach (var (rule, count) in sentences?.ByRule() ?? []) text.Append(CultureInfo.InvariantCulture, $"{LeftOut}{{rule=\"{rule}\"}} {count}\n");
        if (model is not null) text.Append(model.Text());
        return text.ToString();
    }
}
