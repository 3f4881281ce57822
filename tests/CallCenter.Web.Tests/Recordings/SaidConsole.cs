using System.Text;

namespace CallCenter.Web.Tests.Recordings;

/// <summary>Keeps what a test's own calls write to the console apart from what all other tests write at the same time.</summary>
internal sealed class SaidConsole : TextWriter
{
    private static readonly AsyncLocal<StringBuilder?> s_here = new();
    private static readonly Lazy<bool> s_set = new(() =>
    {
        Console.SetOut(new SaidConsole(Console.Out));
        return true;
    });

    private readonly TextWriter _all;

    private SaidConsole(TextWriter all) => _all = all;

    public override Encoding Encoding => _all.Encoding;

    /// <summary>Runs a verb; its exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        _ = s_set.Value;
        var said = s_here.Value = new StringBuilder();
        var code = await Composition.CommandLine.RunAsync(args);
        s_here.Value = null;
        lock (said)
            return (code, said.ToString());
    }

    public override void Write(char value)
    {
        if (s_here.Value is not { } said)
        {
            _all.Write(value);
            return;
        }

        lock (said)
            said.Append(value);
    }
}
