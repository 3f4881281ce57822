using System.Collections.Concurrent;
using System.Diagnostics;
using CallCenter.Web.Switchboard;
using Microsoft.Extensions.DependencyInjection;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Benchmarks;

/// <summary>Desks without browsers: real circuits over real WebSockets (<see cref="BareCircuit"/>), ten of each demo agent. What one costs in memory, and how soon a change of the floor is at each.</summary>
internal static class ManyDesks
{
    private const int Agents = 20;
    private const int Rounds = 10;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Report report, DemoHost host, Uri web, int desks)
    {
        var switchboard = host.App.Services.GetRequiredService<ISwitchboard>();
        List<BareCircuit> circuits = [];
        try
        {
            // One desk first: code is compiled and caches are filled by then.
            circuits.Add(await BareCircuit.OpenAsync(web, "agent1"));
            await Task.Delay(Settle);
            var before = Memory();
            for (var i = 1; i <= desks; i++)
                circuits.Add(await BareCircuit.OpenAsync(web, $"agent{(i % Agents) + 1}"));
            await Task.Delay(Settle);
            report.Figure("desk", $"memory of one desk, of {desks} (circuit and its socket, server side; client side of the bench included)", (Memory() - before) / 1024.0 / desks, "KiB");
            report.Must("desk", "every desk was drawn", circuits.TrueForAll(c => c.Batches > 0), $"{circuits.Count(c => c.Batches > 0)} of {circuits.Count}");

            ConcurrentBag<double> pushes = [];
            List<double> floor = [];
            for (var round = 0; round < Rounds; round++)
            {
                for (var n = 1; n <= Agents; n++)
                {
                    var agent = new AgentId($"agent{n}");
                    var mine = circuits.Where(c => c.User == agent.Value).ToArray();
                    foreach (var circuit in mine)
                        circuit.Expect();
                    var began = Stopwatch.GetTimestamp();
                    await switchboard.AskAsync(new Input.SetPresence(agent, Presence.NotReady, round % 2 == 0 ? "break" : "meal", null, agent.Value), CancellationToken.None);
                    floor.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    await Task.WhenAll(mine.Select(async c => pushes.Add((await c.NextAsync(began)).TotalMilliseconds)));
                }
            }

            report.Times("desk", "the command itself (floor)", floor);
            report.Times("desk", $"command to the drawing at each of the agent's desks, {desks} open", [.. pushes], floor.Order().ElementAt(floor.Count / 2));
        }
        finally
        {
            foreach (var circuit in circuits)
                await circuit.DisposeAsync();
        }
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
