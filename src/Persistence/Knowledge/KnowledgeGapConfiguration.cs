using Crm.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Knowledge;

internal sealed class KnowledgeGapConfiguration : IEntityTypeConfiguration<KnowledgeGapRow>
{
    private const int LanguageLength = 8;

    public void Configure(EntityTypeBuilder<KnowledgeGapRow> builder)
    {
        builder.ToTable("KnowledgeGaps").HasKey(g => new { g.Text, g.Language });
        builder.Property(g => g.Text).HasMaxLength(UnansweredQuery.TextLength);
        builder.Property(g => g.Language).HasMaxLength(LanguageLength);
    }
}
