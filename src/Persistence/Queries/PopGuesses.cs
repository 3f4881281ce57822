using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Customers;

namespace Persistence.Queries;

/// <summary>Gathers guesses: the strongest ground gives the score, every further one adds a reason.</summary>
internal sealed class PopGuesses
{
    private readonly List<PopGuess> _guesses = [];

    public void Add(CustomerId id, int score, Reason reason, PopCustomer? customer = null)
    {
        var at = _guesses.FindIndex(g => g.CustomerId == id);
        if (at < 0) _guesses.Add(new PopGuess(id, score, [reason], customer));
        else _guesses[at] = _guesses[at] with { Score = Math.Max(_guesses[at].Score, score) + 1, Reasons = _guesses[at].Reasons.Add(reason) };
    }

    public ImmutableArray<PopGuess> Best(int most) => [.. _guesses.OrderByDescending(g => g.Score).Take(most)];
}
