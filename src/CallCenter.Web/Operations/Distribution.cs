using System.Globalization;
using System.Text;

namespace CallCenter.Web.Operations;

/// <summary>A counter, or the newest values of a histogram with their quantiles.</summary>
internal sealed class Distribution(bool isHistogram)
{
    /// <summary>Newest values kept: quantiles of the last thousands of calls are what an operator asks for.</summary>
    private const int Kept = 4096;

    private readonly double[] _values = new double[Kept];
    private readonly Lock _gate = new();
    private long _count;
    private double _sum;

    public void Add(double value)
    {
        lock (_gate)
        {
            _values[_count % Kept] = value;
            _count++;
            _sum += value;
        }
    }

    public void Write(StringBuilder text, string name)
    {
        double[] sorted;
        long count;
        double sum;
        lock (_gate)
        {
            (count, sum) = (_count, _sum);
            sorted = _values[..(int)Math.Min(count, Kept)];
        }

        if (!isHistogram)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name} {sum:0.###}");
            return;
        }

        Array.Sort(sorted);
        text.AppendLine(CultureInfo.InvariantCulture, $"# TYPE {name} summary");
        foreach (var quantile in (double[])[0.5, 0.95, 0.99])
        {
            if (sorted.Length > 0)
                text.AppendLine(CultureInfo.InvariantCulture, $"{name}{{quantile=\"{quantile:0.##}\"}} {sorted[(int)(quantile * (sorted.Length - 1))]:0.###}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{name}_sum {sum:0.###}").AppendLine(CultureInfo.InvariantCulture, $"{name}_count {count}");
    }
}
