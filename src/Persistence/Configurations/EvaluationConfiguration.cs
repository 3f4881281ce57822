using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.ToTable("Evaluations").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.AgentId).HasMaxLength(Lengths.User);
        builder.Property(e => e.ReviewerId).HasMaxLength(Lengths.User);
        builder.Property(e => e.Remark).HasMaxLength(Lengths.Text);
        builder.HasIndex(e => e.InteractionId);
        builder.HasIndex(e => new { e.AgentId, e.At });
    }
}
