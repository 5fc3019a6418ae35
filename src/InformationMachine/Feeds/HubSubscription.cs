namespace InformationMachine.Feeds;

/// <summary>A promise of a WebSub hub to say when a feed has news.</summary>
/// <param name="Id">The last part of the address the hub calls, which nobody can guess.</param>
/// <param name="Feed">The feed's name.</param>
/// <param name="Hub">The hub.</param>
/// <param name="Topic">What the hub calls the feed.</param>
/// <param name="Secret">What the hub signs its calls with.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Until">How long it holds; null until the hub has confirmed it.</param>
internal sealed record HubSubscription(string Id, string Feed, Uri Hub, string Topic, string Secret, DateTimeOffset AskedAt, DateTimeOffset? Until);
