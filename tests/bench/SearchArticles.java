// SPDX-License-Identifier: GPL-3.0-or-later
// SearchArticles FOLDER QUERIES: Lucene's part in scripts/bench-search. Searches the index that
// IndexArticles made with --one-field, the top ten by BM25 with all stored fields fetched, and prints
// what query_timing.hpp prints. The virtual machine is warm: each kind is run through several times
// before it is measured.
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

final class SearchArticles {
  private static final int WARMING_ROUNDS = 5;
  private static final int MEASURED_ROUNDS = 5;
  private static final int PAGE_SIZE = 10;

  private enum Kind {
    ANY,
    ALL,
    PHRASE;

    Query query(QueryBuilder builder, String words) {
      switch (this) {
        case ANY:
          return builder.createBooleanQuery("text", words, Occur.SHOULD);
        case ALL:
          return builder.createBooleanQuery("text", words, Occur.MUST);
        default:
          return builder.createPhraseQuery("text", words);
      }
    }
  }

  private static int search(IndexSearcher searcher, QueryBuilder builder, Kind kind, String words)
      throws Exception {
    int found = 0;
    for (ScoreDoc hit : searcher.search(kind.query(builder, words), PAGE_SIZE).scoreDocs) {
      if (!searcher.doc(hit.doc).getFields().isEmpty()) ++found;
    }
    return found;
  }

  /** The median of each query, in rising order. */
  private static double[] mediansOf(double[][] times) {
    double[] medians = new double[times.length];
    for (int i = 0; i < times.length; ++i) {
      Arrays.sort(times[i]);
      medians[i] = times[i][MEASURED_ROUNDS / 2];
    }
    Arrays.sort(medians);
    return medians;
  }

  private static void time(
      IndexSearcher searcher, QueryBuilder builder, Kind kind, List<String> queries)
      throws Exception {
    double[][] times = new double[queries.size()][MEASURED_ROUNDS];
    double[][] processor = new double[queries.size()][MEASURED_ROUNDS];
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    int hits = 0;
    for (int round = -WARMING_ROUNDS; round < MEASURED_ROUNDS; ++round) {
      hits = 0;
      for (int i = 0; i < times.length; ++i) {
        long processorBegin = clock.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        hits += search(searcher, builder, kind, queries.get(i));
        if (round < 0) continue;
        times[i][round] = (System.nanoTime() - begin) / 1e6;
        processor[i][round] = (clock.getCurrentThreadCpuTime() - processorBegin) / 1e6;
      }
    }
    double[] medians = mediansOf(times);
    System.out.printf(
        Locale.ROOT,
        "lucene\t%s\t%.4f\t%.4f\t%.4f\t%d%n",
        kind.name().toLowerCase(Locale.ROOT),
        Arrays.stream(medians).average().getAsDouble(),
        medians[medians.length * 99 / 100],
        Arrays.stream(mediansOf(processor)).average().getAsDouble(),
        hits);
  }

  public static void main(String[] arguments) throws Exception {
    List<String> queries = Files.readAllLines(Path.of(arguments[1]));
    queries.replaceAll(line -> line.substring(line.indexOf('\t') + 1));
    try (FSDirectory folder = FSDirectory.open(Path.of(arguments[0]));
        DirectoryReader reader = DirectoryReader.open(folder)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      // Answers out of a cache would say nothing.
      searcher.setQueryCache(null);
      QueryBuilder builder = new QueryBuilder(new EnglishAnalyzer(CharArraySet.EMPTY_SET));
      for (Kind kind : Kind.values()) time(searcher, builder, kind, queries);
    }
  }
}
