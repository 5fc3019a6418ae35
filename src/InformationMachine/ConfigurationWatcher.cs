using System.Collections.Immutable;
using InformationMachine.Configuration;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using Microsoft.Extensions.Options;

namespace InformationMachine;

/// <summary>
/// Takes over configuration files, or documents of the database, that change while the machine runs: feeds at once, settings by letting the machine begin anew in the
/// same process, with its data still held. What is invalid is refused with its reason, and what was in effect stays. The files are
/// looked at, not listened to: notifications are lost on mounted volumes.
/// </summary>
internal sealed partial class ConfigurationWatcher(MachinePaths paths, IDocuments documents, FeedList feeds, ChannelList channels, ConfigurationState state, ChosenRoles roles, IHostApplicationLifetime lifetime, IOptions<HostOptions> host, ILogger<ConfigurationWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceBetweenSettings = TimeSpan.FromMinutes(2);

    private readonly AccountFile _accounts = new(documents, TimeProvider.System);
    private string? _accountsProblem;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        var (settingsSeen, channelsSeen, hadAccounts) = (Stamp(paths.SettingsFile), Stamp(paths.ChannelsFile), HasAccounts(otherwise: false));
        // The list may have changed between its reading and this line: the first look takes it over, changed or not.
        DocumentMark? feedsSeen = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var (settingsNow, feedsNow, channelsNow) = (Stamp(paths.SettingsFile), FeedsMark(), Stamp(paths.ChannelsFile));
            var hasAccounts = HasAccounts(otherwise: hadAccounts);
            if (settingsNow == settingsSeen && feedsNow == feedsSeen && channelsNow == channelsSeen && hasAccounts == hadAccounts) continue;
            if (!TakeOver(settingsNow != settingsSeen || hasAccounts != hadAccounts, feedsNow != feedsSeen)) continue;
            (settingsSeen, feedsSeen, channelsSeen, hadAccounts) = (settingsNow, feedsNow, channelsNow, hasAccounts);
        }
    }

    /// <summary>False where the database could not be asked: it is tried again.</summary>
    private bool TakeOver(bool wantsRestart, bool feedsChanged)
    {
        try
        {
            var settings = SettingsReader.Read(paths);
            // With another secret than the other desks this one would refuse whoever signs in.
            if (wantsRestart && documents.Shared is not null && roles.Has(MachineRoles.Desk) && settings.Desk.Enabled && StoreSecret.Of(settings.Store) is { } secret) new SharedKeys(documents.Of(DocumentName.SessionKeys), secret).GetAllElements();
            var read = ReadFeeds();
            var channelsRead = ChannelsFile.Read(paths.ChannelsFile);
            state.Problem = null;
            channels.Replace(channelsRead);
            // Pollers begin anew with another list: one that says the same is none.
            if (feedsChanged && !(read.Length == feeds.Feeds.Length && read.Zip(feeds.Feeds).All(pair => pair.First.IsSame(pair.Second))))
            {
                feeds.Replace(read);
                FeedsTaken(read.Count(feed => feed.Enabled));
            }

            if (!wantsRestart) return true;
            SettingsTaken();
            state.Next = settings;
            // Whoever stops the process waits seconds; nobody waits here, and a step that cannot be broken off (weights that are loaded) must not end it.
            host.Value.ShutdownTimeout = PatienceBetweenSettings;
            lifetime.StopApplication();
        }
        catch (IOException e) when (documents.Shared is not null)
        {
            if (state.Problem != e.Message) Refused(e.Message);
            state.Problem = e.Message;
            return false;
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            state.Problem = e.Message;
            Refused(e.Message);
        }

        return true;
    }

    /// <summary>The first account opens the desk to the network, the last one closes it. A file that cannot be read changes nothing.</summary>
    private bool HasAccounts(bool otherwise)
    {
        try
        {
            var has = !_accounts.All.IsEmpty;
            if (_accountsProblem is not null && state.Problem == _accountsProblem) state.Problem = null;
            _accountsProblem = null;
            return has;
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            if (_accountsProblem != e.Message) Refused(e.Message);
            state.Problem = _accountsProblem = e.Message;
            return otherwise;
        }
    }

    /// <summary>A database may have no list of feeds yet, which is no mistake.</summary>
    private ImmutableArray<FeedConfig> ReadFeeds() => documents.Shared is not null && documents.Of(DocumentName.Feeds).Known().Bytes is null ? [] : FeedsFile.Read(documents.Of(DocumentName.Feeds), SourceKinds.Names);

    private DocumentMark FeedsMark() => documents.Of(DocumentName.Feeds).Mark;

    private static (DateTime Written, long Length) Stamp(string file) => new FileInfo(file) is { Exists: true } found ? (found.LastWriteTimeUtc, found.Length) : default;

    [LoggerMessage(Level = LogLevel.Information, Message = "The list of feeds has changed; feeds polled: {Feeds}")]
    private partial void FeedsTaken(int feeds);

    [LoggerMessage(Level = LogLevel.Information, Message = "machine.json or the accounts have changed: the machine begins anew with them")]
    private partial void SettingsTaken();

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed configuration is refused and the earlier one stays in effect: {Reason}")]
    private partial void Refused(string reason);
}
