namespace CallCenter.Web.Ui.Shell;

/// <summary>Places in the frame that a page may fill by <c>&lt;SectionContent SectionId="Slots.…"&gt;</c>.</summary>
public static class Slots
{
    /// <summary>Top bar, left: the agent's own state (class <c>presence</c>).</summary>
    public static object Presence { get; } = new();

    /// <summary>Top bar, middle: call controls (class <c>dock</c>) or a page's search.</summary>
    public static object CallControls { get; } = new();

    /// <summary>Top bar, right, before the connection light: a glance at the queues.</summary>
    public static object Glance { get; } = new();

    /// <summary>Bottom strip, full width beside the rail (class <c>strip__zone</c>); absent when no page fills it.</summary>
    public static object Strip { get; } = new();
}
