using System.Globalization;
using InformationMachine.Data.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Deliveries.Messages;

/// <summary>A message on its way: what it says, to whom, through which channel.</summary>
/// <param name="Delivery">What it says.</param>
/// <param name="Receiver">To whom.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Links">Where readers go on.</param>
internal sealed record Message(Delivery Delivery, Receiver Receiver, ChannelConfig Channel, StoryLinks Links)
{
    /// <summary>One line that says what it is about.</summary>
    public string Title => Delivery switch
    {
        { IsTest: true } when Receiver.NeedsConfirmation => $"{Links.Name}: please confirm",
        { IsTest: true } => $"{Links.Name}: a test",
        { Stories: [var story], IsGathered: false } => story.Title,
        _ => string.Create(CultureInfo.InvariantCulture, $"{Links.Name}: {Delivery.Stories.Length} {(Delivery.Stories.Length == 1 ? "story" : "stories")}"),
    };
}
