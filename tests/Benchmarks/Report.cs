using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Collects figures: a JSON line at once, a table at the end.</summary>
internal sealed class Report
{
    private readonly List<(string Bench, string What, string Value, string Note)> _rows = [];

    public bool Failed { get; private set; }

    /// <summary>A distribution of times with its ratio to a floor of the same run.</summary>
    public void Times(string bench, string what, IReadOnlyList<double> ms, double? floorP50 = null)
    {
        var sorted = ms.Order().ToArray();
        double At(double q) => sorted.Length == 0 ? double.NaN : sorted[(int)(q * (sorted.Length - 1))];
        var ratio = floorP50 is { } floor ? At(0.5) / floor : (double?)null;
        Console.WriteLine(JsonSerializer.Serialize(new { bench, what, n = sorted.Length, p50 = Round(At(0.5)), p95 = Round(At(0.95)), p99 = Round(At(0.99)), max = Round(At(1)), unit = "ms", ratioToFloor = ratio is { } r ? Round(r) : null }));
        _rows.Add((bench, what, string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):0.000}  p95 {At(0.95):0.000}  p99 {At(0.99):0.000}  max {At(1):0.0} ms"), ratio is { } x ? string.Create(CultureInfo.InvariantCulture, $"n {sorted.Length}, p50 {x:0.0} × floor") : $"n {sorted.Length}"));
    }

    /// <summary>A single figure.</summary>
    public void Figure(string bench, string what, double value, string unit)
    {
        Console.WriteLine(JsonSerializer.Serialize(new { bench, what, value = Round(value), unit }));
        _rows.Add((bench, what, string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}"), ""));
    }

    /// <summary>A figure measured several times: its middle, its spread, and its ratio to a floor of the same run.</summary>
    public void Spread(string bench, string what, IReadOnlyList<double> values, string unit, IReadOnlyList<double>? floor = null)
    {
        var (least, most, mean) = (values.Min(), values.Max(), values.Average());
        var ratio = floor is null ? (double?)null : mean / floor.Average();
        Console.WriteLine(JsonSerializer.Serialize(new { bench, what, value = Round(mean), least = Round(least), most = Round(most), unit, ratioToFloor = ratio is { } r ? Round(r) : null }));
        var note = ratio is { } x ? string.Create(CultureInfo.InvariantCulture, $"{x:0.00} × floor ({floor!.Min():0.###}-{floor!.Max():0.###})") : "";
        _rows.Add((bench, what, string.Create(CultureInfo.InvariantCulture, $"{mean:0.###} {unit} ({least:0.###}-{most:0.###})"), note));
    }

    /// <summary>A condition that must hold for the figures to mean anything.</summary>
    public void Must(string bench, string what, bool holds, string seen)
    {
        Console.WriteLine(JsonSerializer.Serialize(new { bench, what, holds, seen }));
        _rows.Add((bench, what, holds ? "yes" : "NO", seen));
        Failed |= !holds;
    }

    public void Print()
    {
        Console.WriteLine();
        foreach (var row in _rows)
            Console.WriteLine($"| {row.Bench,-6} | {row.What,-44} | {row.Value,-58} | {row.Note} |");
    }

    private static double? Round(double value) => double.IsFinite(value) ? Math.Round(value, 4) : null;
}
