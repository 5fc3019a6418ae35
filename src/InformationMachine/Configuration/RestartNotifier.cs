using Microsoft.Extensions.Hosting.Systemd;

namespace InformationMachine.Configuration;

/// <summary>Tells systemd what the machine tells it, but not that it stops when it only begins anew: systemd would wait for its end and kill it.</summary>
internal sealed class RestartNotifier(ConfigurationState state) : ISystemdNotifier
{
    private readonly SystemdNotifier _notifier = new();

    public bool IsEnabled => _notifier.IsEnabled;

    public void Notify(ServiceState serviceState)
    {
        if (state.Next is null || serviceState.ToString() != ServiceState.Stopping.ToString()) _notifier.Notify(serviceState);
    }
}
