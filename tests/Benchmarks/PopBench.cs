using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Queries;

namespace Benchmarks;

/// <summary>The screen pop's look-up on the demo company; floor: one prepared row by primary key on a held connection.</summary>
internal static class PopBench
{
    private const int LookUps = 5_000;

    public static async Task RunAsync(Report report)
    {
        await using var host = await DemoHost.StartAsync();
        var pops = host.App.Services.GetRequiredService<PopQuery>();
        await using var connection = new SqliteConnection($"Data Source={host.Database}");
        await connection.OpenAsync();
        var numbers = await NumbersAsync(connection);
        var random = new Random(1);
        foreach (var number in numbers.Take(500))
            await pops.FindByPhoneAsync(number, CancellationToken.None);
        var floor = new List<double>(LookUps);
        var times = new List<double>(LookUps);
        await using var row = connection.CreateCommand();
        row.CommandText = "SELECT CustomerId FROM CustomerPhones WHERE E164 = $n LIMIT 1";
        var parameter = row.Parameters.Add("$n", SqliteType.Text);
        for (var i = 0; i < LookUps; i++)
        {
            var number = numbers[random.Next(numbers.Count)];
            var before = Stopwatch.GetTimestamp();
            parameter.Value = number;
            await row.ExecuteScalarAsync();
            floor.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            before = Stopwatch.GetTimestamp();
            await pops.FindByPhoneAsync(number, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }

        report.Times("pop", "one prepared row (floor)", floor);
        report.Times("pop", "the whole card: customers, units, tickets, calls", times, floor.Order().ElementAt(LookUps / 2));
    }

    private static async Task<List<string>> NumbersAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT E164 FROM CustomerPhones";
        await using var reader = await command.ExecuteReaderAsync();
        var numbers = new List<string>();
        while (await reader.ReadAsync())
            numbers.Add(reader.GetString(0));
        return numbers;
    }
}
