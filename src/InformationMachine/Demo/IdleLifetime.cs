
namespace InformationMachine.Demo;

/// <summary>Leaves signals to the machine: the sample server is a guest in its process and stops when it is disposed.</summary>
internal sealed class IdleLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
