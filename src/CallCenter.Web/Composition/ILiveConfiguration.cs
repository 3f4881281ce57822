namespace CallCenter.Web.Composition;

/// <summary>Makes what administrators saved take effect at once: floor plan, telephone passwords, trunks, names of queues.</summary>
public interface ILiveConfiguration
{
    /// <summary>Reads the tables and hands them to the floor. Calls and signed-in agents stay.</summary>
    Task ApplyAsync(CancellationToken ct);
}
