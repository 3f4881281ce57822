using System.Collections.Immutable;
using Crm.Domain.Quality;

namespace Persistence.Quality;

/// <summary>What of a form lies in JSON.</summary>
internal sealed record FormDefinition(FormText Name, ImmutableArray<FormGroup> Groups);
