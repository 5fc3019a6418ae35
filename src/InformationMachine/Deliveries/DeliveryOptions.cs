using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InformationMachine.Network;

namespace InformationMachine.Deliveries;

/// <summary>How people are told. Section <c>Deliveries</c> of <c>machine.json</c>.</summary>
internal sealed class DeliveryOptions
{
    [Description("Whether messages are sent; off, watches can be tried all the same.")]
    public bool Enabled { get; init; } = true;

    [Description("How often it is looked whether there is something to tell.")]
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    [Description("How long a service may take to accept a message.")]
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    [Description("How long a message is tried before it is given up.")]
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(3);

    [Description("How many days ended messages are kept in the record of messages; what receivers were told of a story is kept as long as the data file.")]
    [Range(2, 3650)]
    public int KeepDays { get; init; } = 90;

    [Description("How many watches and mutes there may be.")]
    [Range(1, 100_000)]
    public int MaximumWatches { get; init; } = 1000;

    /// <summary>The limits of one request to a service.</summary>
    public IFetchLimits Limits(string userAgent) => new MessageLimits(userAgent, Timeout);

    private sealed record MessageLimits(string UserAgent, TimeSpan Timeout) : IFetchLimits
    {
        public int MaximumBytes => 64 * 1024;

        public int MaximumRedirects => 0;

        public int Retries => 0;

        public bool AllowPrivateNetworks => false;
    }
}
