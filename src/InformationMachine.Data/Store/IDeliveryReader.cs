using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store;

/// <summary>What can be asked of watches and of what their receivers were told.</summary>
public interface IDeliveryReader
{
    /// <summary>The place in the change feed up to which stories were looked at for receivers; null before the first round.</summary>
    string? DeliveryCursor { get; }

    /// <summary>All watches and mutes, by number.</summary>
    IReadOnlyList<Watch> Watches();

    /// <summary>What is known of receivers, by name.</summary>
    IReadOnlyList<ReceiverState> ReceiverStates();

    /// <summary>What a receiver was told of a story; null where it never was and nothing waits.</summary>
    ToldStory? ToldStory(string receiver, ThreadId thread);

    /// <summary>The ledger, by receiver and story.</summary>
    IEnumerable<ToldStory> ToldStories();

    /// <summary>The ledger of one receiver, by story.</summary>
    IReadOnlyList<ToldStory> ToldStories(string receiver);

    /// <summary>The entries of the ledger of which something waits to be told.</summary>
    IReadOnlyList<ToldStory> PendingStories();

    /// <summary>The number of the latest message; 0 where there is none.</summary>
    long LastDelivery { get; }

    /// <summary>The outbox: messages that are not known to have arrived, the oldest first.</summary>
    IReadOnlyList<Delivery> WaitingDeliveries();

    /// <summary>Messages with a greater number, ascending.</summary>
    IEnumerable<Delivery> DeliveriesAfter(long number);
}
