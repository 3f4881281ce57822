using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Web.Realtime;

/// <summary>The floor for wallboard screens and third-party call bars. Blazor pages do not use it: they have their circuit.
/// Every method has a right; an agent without <see cref="Rights.FloorSee"/> hears only of himself.</summary>
[Authorize]
public sealed class FloorHub(ISwitchboard switchboard, EventStream events, AccountChanges accounts) : Hub
{
    /// <summary>Path of the hub.</summary>
    public const string Path = "/hubs/floor";

    private const string WatchKey = "account";

    /// <summary>A session that ends takes its connection along.</summary>
    public override Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is { } http && RequestOrigin.IsForeign(http.Request))
        {
            Context.Abort();
            return Task.CompletedTask;
        }

        Context.Items[WatchKey] = accounts.Watch(Context.User?.Identity?.Name, Context.Abort);
        return base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        (Context.Items[WatchKey] as IDisposable)?.Dispose();
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>The floor now: queues, agents, calls (without numbers).</summary>
    [Authorize(Policy = Rights.FloorSee)]
    public FloorWire Snapshot() => FloorWire.From(switchboard.Snapshot);

    /// <summary>Events after a sequence number, then live ones.</summary>
    public async IAsyncEnumerable<FloorEvent> Events(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        var everything = RoleRights.Has(Context.User!, Rights.FloorSee);
        if (!everything && !RoleRights.Has(Context.User!, Rights.DeskUse))
            throw new HubException($"Events need the right {Rights.FloorSee} or {Rights.DeskUse}.");
        var me = Context.User!.Identity!.Name;
        await foreach (var happened in events.ReadAsync(after, ct))
        {
            // A call bar without the floor hears of its own agent alone; what happens to tickets is for those who see the floor.
            if (everything ? EventRights.MayHear(Context.User!, happened) : happened.Agent == me && !happened.Type.StartsWith(FloorEvent.Security, StringComparison.Ordinal))
                yield return happened;
        }
    }

    /// <summary>The floor as a stream: at once, then after changes, at most four times a second.</summary>
    [Authorize(Policy = Rights.FloorSee)]
    public async IAsyncEnumerable<FloorWire> Floor([EnumeratorCancellation] CancellationToken ct)
    {
        // A mark that waits to be taken, never a count: many changes while one is sent are one more to send. A late callback finds nothing disposed.
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        changed.Writer.TryWrite(true);
        using var subscription = switchboard.Subscribe(TimeSpan.FromMilliseconds(250), _ => changed.Writer.TryWrite(true));
        await foreach (var _ in changed.Reader.ReadAllAsync(ct))
        {
            yield return FloorWire.From(switchboard.Snapshot);
        }
    }
}
