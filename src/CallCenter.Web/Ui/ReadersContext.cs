namespace CallCenter.Web.Ui;

/// <summary>A callback from outside (the switchboard, a timer) runs with the language of whoever called it, and InvokeAsync does not mend that:
/// the page would be drawn in the server's language. Bound, it runs with the language that the circuit had when it subscribed.</summary>
public static class ReadersContext
{
    /// <summary>The same action in today's context of the caller.</summary>
    public static Action Bind(Action act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var mine = ExecutionContext.Capture();
        return mine is null ? act : () => ExecutionContext.Run(mine, static a => ((Action)a!)(), act);
    }
}
