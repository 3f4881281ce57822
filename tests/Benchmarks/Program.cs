using System.Globalization;
using Benchmarks;
using Benchmarks.Media;

if (args is [Pinning.ServerCommand, var kind, var maximumLegs])
    return await MediaServerProcess.RunAsync(kind, int.Parse(maximumLegs, CultureInfo.InvariantCulture));

if (args is ["media-step", var server, var calls, var seconds, .. var atMost])
{
    Console.WriteLine($"# {Pinning.PlaceGenerator()}");
    await MediaSteps.RunAsync(server, int.Parse(calls, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)),
        atMost is [var most] ? 2 * int.Parse(most, CultureInfo.InvariantCulture) : 8192);
    return 0;
}

if (args is ["data", .. var size])
{
    var figures = new Report();
    var ended = await DataBench.RunAsync(figures, size is [var one, ..] ? one : null, [.. size.Skip(1)]);
    figures.Print();
    return ended;
}

if (args is ["desk", .. var about] && about.Any(a => char.IsAsciiDigit(a[0]) || a.Contains('=', StringComparison.Ordinal)))
{
    var figures = new Report();
    var ended = await DeskBench.RunAsync(figures, about);
    figures.Print();
    return ended;
}

// ./bench.sh [name] — every figure is a ratio to a floor measured in the same run; JSON lines, then a table.
(string Name, Func<Report, Task> Run)[] benches =
[
    ("calls", CallsBench.RunAsync),
    ("media", MediaBench.RunAsync),
    ("media-soak", MediaSoak.RunAsync),
    ("data", r => DataBench.RunAsync(r, null)),
    ("desk", DeskBench.RunAsync),
    ("find", FindBench.RunAsync),
    ("floor", FloorBench.RunAsync),
    ("import", ImportBench.RunAsync),
    ("pop", PopBench.RunAsync),
    ("search", SearchBench.RunAsync),
    ("set-up", SetUpBench.RunAsync),
    ("step", StepBench.RunAsync),
];
if (args is ["help" or "--help" or "-h"])
{
    Console.WriteLine("""
        ./bench.sh [name…]   without a name: all but the soak
          calls       1,000 real calls by SIPp through queue and screen pop to registered phones
          media       clean recorded calls on one core, cost of a call as a ratio to a bare relay (A B B A), overload at 1.5 × the limit
          media-soak  50 calls, others come and go, memory must stay flat; AFTERSALES_SOAK_MINUTES, 60 by default
          media-step SERVER CALLS SECONDS [MOST]   one step of it; SERVER is engine or floor, MOST the calls it admits
          data [SIZE [PART…]]   pop cold and warm, search box, lists, combined queries, 20 writers, a day's records; on 10,000 customers in seconds, or on SIZE, or `data full`
                      on 1,000,000 with 3,000,000 and 5,000,000 tickets; parts: pop, find, lists, save, day, ceiling. AFTERSALES_DATA_POSTGRES: an empty PostgreSQL database instead of a file;
                      AFTERSALES_DATA_FOLDER: keeps the file there for the next run
          desk [SIZE] [desks=N] [bare]   pop painted from the INVITE and key to visible in Chromium (slow keys are named); N desks (200) in Chromium and without browsers: memory of each, push latency;
                      SIZE customers beside the demo company; AFTERSALES_DATA_FOLDER: keeps them there for the next run; AFTERSALES_DESK_RINGS; bare: without Chromium
          find        search box and list on 100,000 customers; AFTERSALES_FIND_CUSTOMERS, AFTERSALES_FIND_POSTGRES
          floor       hand-over (agent free to next caller offered) as a pure step and on the wire, with inversions and double offers; routing decision
                      by strategy; steps a second with 500 agents and 200 waiting; 300 callers waiting with music. About two minutes
          import      100,000 customers from a file: upload, dry run, run, undo; AFTERSALES_IMPORT_ROWS
          pop         screen-pop data at the desk
          search      knowledge search on the judged questions
          set-up      whole calls a second on one core: the rate rises until a step is not clean
          step        one step of the exchange
        """);
    return 0;
}

(string Name, Func<Report, Task> Run)[] wanted = args.Length == 0 ? [.. benches.Where(b => b.Name != "media-soak")] : [.. benches.Where(b => args.Contains(b.Name))];
if (wanted.Length == 0)
{
    await Console.Error.WriteLineAsync($"There is no bench '{string.Join(' ', args)}'; known: {string.Join(", ", benches.Select(b => b.Name))}.");
    return 2;
}

var report = new Report();
foreach (var (name, run) in wanted)
{
    Console.WriteLine($"# {name}");
    await run(report);
}

report.Print();
return report.Failed ? 1 : 0;
