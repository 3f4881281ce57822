using Benchmarks;

// ./bench.sh [name] — every figure is a ratio to a floor measured in the same run; JSON lines, then a table.
(string Name, Func<Report, Task> Run)[] benches =
[
    ("calls", CallsBench.RunAsync),
    ("floor", FloorBench.RunAsync),
    ("pop", PopBench.RunAsync),
    ("search", SearchBench.RunAsync),
    ("step", StepBench.RunAsync),
];
var wanted = args.Length == 0 ? benches : [.. benches.Where(b => args.Contains(b.Name))];
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
