using Microsoft.AspNetCore.Components.Server.Circuits;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>The life of one browser's connection, told to the watch as long as an agent has his desk in it.</summary>
public sealed class DeskCircuit(DesktopWatch watch, TimeProvider clock) : CircuitHandler
{
    private readonly Guid _desk = Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>An agent works in this circuit.</summary>
    public void Open(AgentId agent) => watch.Opened(_desk, agent);

    /// <summary>The page with the desk is left for one without.</summary>
    public void Rest() => watch.Rests(_desk);

    /// <summary>The browser's own beat.</summary>
    public void Beat() => watch.Beat(_desk);

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        watch.Connected(_desk, isConnected: true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        watch.Connected(_desk, isConnected: false);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        watch.Closed(_desk);
        return Task.CompletedTask;
    }
}
