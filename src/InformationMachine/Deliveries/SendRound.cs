using System.Collections.Immutable;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Deliveries;

/// <summary>
/// Empties the outbox. Each answer is committed before the next message goes out; a kill between an answer and its commit sends that one
/// message again, under the same id. Receivers are served side by side, the messages of one in order. Not thread-safe.
/// </summary>
internal sealed partial class SendRound(IMachineStore store, IReceiverBook receivers, ChannelList channels, ChannelKinds kinds, StoryLinks links, DeliveryOptions options, TimeProvider time, ILogger<SendRound> logger)
{
    private const int SideBySide = 8;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, DateTimeOffset> _lastSent = new(StringComparer.Ordinal);
    private readonly Lock _pace = new();

    /// <summary>The earliest time at which something in the outbox may be tried; null where it is empty.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>The right under which messages are made and sent: where it is lost, nothing more is stored.</summary>
    public ImmutableArray<StoreLease> Leases { get; set; } = [];

    /// <summary>Runs the round; returns how many messages were taken.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        NextDue = null;
        var waiting = store.WaitingDeliveries();
        if (waiting.Count == 0) return 0;
        var known = receivers.All.ToDictionary(receiver => receiver.Name, StringComparer.Ordinal);
        var states = store.ReceiverStates().ToDictionary(state => state.Receiver, StringComparer.Ordinal);
        var taken = 0;
        await Parallel.ForEachAsync(
            waiting.GroupBy(delivery => delivery.Receiver, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (group, token) => Interlocked.Add(ref taken, await ServeAsync(known.GetValueOrDefault(group.Key), states.GetValueOrDefault(group.Key) ?? new ReceiverState { Receiver = group.Key }, [.. group], token)));
        return taken;
    }

    private async Task<int> ServeAsync(Receiver? receiver, ReceiverState state, List<Delivery> waiting, CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var delivery in waiting)
        {
            var now = time.GetUtcNow();
            if (receiver is null || channels.Find(receiver.Channel) is not { } channel || kinds.Find(channel.Kind) is not { } kind)
            {
                await EndAsync(delivery, state, DeliveryState.Dropped, receiver is null ? "the receiver is gone" : $"there is no channel '{receiver.Channel}' in channels.json", cancellationToken);
                continue;
            }

            if (HeldUntil(receiver, state, delivery, now) is { } until)
            {
                Wait(until);
                return taken;
            }

            await PaceAsync(channel.Name, kind.Gap, cancellationToken);
            var result = await TryAsync(kind, new Message(delivery, receiver, channel, links), cancellationToken);
            state = await RecordAsync(delivery, state, result, cancellationToken);
            if (result.Outcome == SendOutcome.Taken) taken++;
            else if (result.Outcome != SendOutcome.Unfit) return taken;
        }

        return taken;
    }

    /// <summary>Null where it may go out now. A test goes out at once, also at night: somebody has just asked for it.</summary>
    private static DateTimeOffset? HeldUntil(Receiver receiver, ReceiverState state, Delivery delivery, DateTimeOffset now)
    {
        if (state.NextTryAt > now && !delivery.IsTest) return state.NextTryAt;
        if (delivery.IsTest) return null;
        if (receiver.IsPaused || receiver.NeedsConfirmation) return DateTimeOffset.MaxValue;
        return ReceiverClock.IsQuiet(receiver, now) ? ReceiverClock.QuietEnds(receiver, now) : null;
    }

    private static async Task<SendResult> TryAsync(IChannel channel, Message message, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.SendAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Its words may hold an address with a secret in it.
            return new SendResult(SendOutcome.Later, $"sending failed ({e.GetType().Name})");
        }
    }

    private async Task<ReceiverState> RecordAsync(Delivery delivery, ReceiverState state, SendResult result, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (result.Outcome == SendOutcome.Taken)
        {
            state = state with { FailureStreak = 0, LastError = null, NextTryAt = null, LastSentAt = now };
            await EndAsync(delivery with { Attempts = delivery.Attempts + 1 }, state, DeliveryState.Sent, null, cancellationToken);
            return state;
        }

        var streak = state.FailureStreak + 1;
        var next = now + BackOff.After(streak, result.RetryAfter);
        state = state with { FailureStreak = streak, LastError = result.Error, NextTryAt = result.Outcome == SendOutcome.Unfit ? null : next };
        if (streak == 1 || result.Outcome == SendOutcome.Unfit) NotSent(delivery.Receiver, result.Error ?? "no reason given");
        var isOver = result.Outcome == SendOutcome.Unfit || delivery.IsTest || now - delivery.CreatedAt > options.GiveUpAfter;
        var tried = delivery with { Attempts = delivery.Attempts + 1, Error = result.Error };
        if (isOver) await EndAsync(tried, state, DeliveryState.Dropped, result.Error, cancellationToken);
        else await store.CommitAsync(new StoreBatch { Deliveries = [tried], ReceiverStates = [state], Leases = Leases }, cancellationToken);
        if (result.Outcome != SendOutcome.Unfit) Wait(next);
        return state;
    }

    /// <summary>What was said is not kept: the ledger knows which posts and versions were told.</summary>
    private Task EndAsync(Delivery delivery, ReceiverState state, DeliveryState how, string? error, CancellationToken cancellationToken) => store.CommitAsync(
        new StoreBatch
        {
            Deliveries = [delivery with { State = how, EndedAt = time.GetUtcNow(), Error = error, Stories = [.. delivery.Stories.Select(story => story with { Lines = [], Sources = [] })] }],
            ReceiverStates = [state],
            Leases = Leases,
        },
        cancellationToken);

    /// <summary>Keeps a service's rate; what would take longer waits for the next round's turn within this one.</summary>
    private async Task PaceAsync(string channel, TimeSpan gap, CancellationToken cancellationToken)
    {
        if (gap == TimeSpan.Zero) return;
        TimeSpan wait;
        lock (_pace)
        {
            var now = time.GetUtcNow();
            var at = _lastSent.GetValueOrDefault(channel) + gap;
            if (at < now) at = now;
            _lastSent[channel] = at;
            wait = at - now;
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait < LongestPause ? wait : LongestPause, time, cancellationToken);
    }

    private void Wait(DateTimeOffset until)
    {
        lock (_pace) NextDue = NextDue < until ? NextDue : until;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Receiver {Receiver} could not be told: {Reason}")]
    private partial void NotSent(string receiver, string reason);
}
