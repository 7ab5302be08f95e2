package io.linli.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.linli.catalog.picture.PictureAddress;
import io.linli.catalog.picture.PictureSize;

/**
 * What stands for goods on a page: the supplier's photograph, or a drawn icon on a coloured ground.
 *
 * @param url of the photograph; empty where the icon is shown
 * @param icon name in the icon sheet
 * @param tone one of the eight grounds, 0 to 7
 */
public record Picture(String url, String icon, int tone) {

    private static final int TONES = 8;

    /** The sizes a browser may choose from, as HTML writes them; empty where there is one only. */
    public String sources() {
        return PictureAddress.read(url).map(Picture::sources).orElse("");
    }

    private static String sources(PictureAddress address) {
        return Arrays.stream(PictureSize.values())
                .map(size -> address.in(size).path() + " " + size.longestSide() + "w")
                .collect(Collectors.joining(", "));
    }

    /** First match wins: what is told by the narrower word stands before the wider. */
    private static final List<Map.Entry<String, List<String>>> ICONS = List.of(
            icon("car", "car ", "car&", "vehicle", "motor", "auto", "洗车", "车"),
            icon("paw", "pet", "dog", "cat ", "aquarium", "宠物"),
            icon("baby", "baby", "kids", "toddler", "diaper", "infant", "母婴", "婴"),
            icon("snow", "frozen", "ice cream", "air condition", "refrigerator", "fridge", "空调", "冷冻"),
            icon("fish", "fish", "seafood", "meat", "poultry", "chicken", "egg", "peix", "carn", "肉", "鱼", "海鲜"),
            icon("apple", "fruit", "fruita", "水果"),
            icon("leaf", "vegetable", "verdur", "herb", "organic", "salad", "蔬"),
            icon("bread", "bakery", "bread", "cake", "biscuit", "cookie", "dairy", "pa ", "forn", "烘焙", "面包", "点心"),
            icon("cup", "tea", "coffee", "café", "breakfast", "茶", "咖啡"),
            icon(
                    "bottle",
                    "beverage",
                    "drink",
                    "juice",
                    "water",
                    "wine",
                    "beer",
                    "begud",
                    "oil",
                    "milk",
                    "饮",
                    "酒",
                    "油",
                    "奶"),
            icon(
                    "bowl",
                    "noodle",
                    "pasta",
                    "rice",
                    "snack",
                    "soup",
                    "ready to",
                    "grain",
                    "foodgrain",
                    "masala",
                    "gourmet",
                    "food",
                    "aliment",
                    "grocery",
                    "粮",
                    "零食",
                    "食品",
                    "面"),
            icon("pot", "kitchen", "cook", "dinner", "utensil", "cuina", "厨"),
            icon(
                    "soap",
                    "soap",
                    "bath",
                    "hair",
                    "skin",
                    "beauty",
                    "hygiene",
                    "makeup",
                    "fragranc",
                    "oral",
                    "higiene",
                    "cosmètic",
                    "洗",
                    "护",
                    "美妆"),
            icon("broom", "clean", "laundry", "detergent", "household", "housekeep", "drogueria", "neteja", "清洁", "家政"),
            icon("heart", "health", "medical", "pharma", "vitamin", "care", "salut", "健康", "医"),
            icon(
                    "phone",
                    "phone",
                    "mobile",
                    "electronic",
                    "computer",
                    "laptop",
                    "audio",
                    "cable",
                    "camera",
                    "tv",
                    "数码",
                    "电子",
                    "手机"),
            icon("lamp", "light", "lamp", "electric", "appliance", "灯", "电器"),
            icon("sofa", "furniture", "home", "décor", "bedding", "textile", "llar", "家居", "家具"),
            icon("flower", "garden", "flower", "plant", "jardí", "园", "花"),
            icon("service", "tool", "hardware", "improvement", "repair", "plumb", "维修", "工具"),
            icon("ball", "sport", "fitness", "outdoor", "toy", "game", "运动", "玩具"),
            icon("book", "book", "magazine", "paper", "图书"),
            icon("pen", "office", "stationery", "school", "文具", "办公"),
            icon("shirt", "fashion", "cloth", "apparel", "shoe", "wear", "jewel", "服", "鞋"));

    private static Map.Entry<String, List<String>> icon(String name, String... words) {
        return Map.entry(name, List.of(words));
    }

    /**
     * @param imageUrl empty when there is none; shown only over https or from this server
     * @param categoryPath names from the root, any language; the last ones count most
     */
    static Picture of(String imageUrl, String categoryPath) {
        String url = imageUrl.startsWith("https://") || imageUrl.startsWith("/") ? imageUrl : "";
        return new Picture(
                url, iconOf(categoryPath), Math.floorMod(rootOf(categoryPath).hashCode(), TONES));
    }

    private static String iconOf(String categoryPath) {
        String[] names = categoryPath.toLowerCase(Locale.ROOT).split(" > ", -1);
        for (int level = names.length - 1; level >= 0; level--) {
            String name = " " + names[level] + " ";
            for (var icon : ICONS) {
                if (icon.getValue().stream().anyMatch(name::contains)) {
                    return icon.getKey();
                }
            }
        }
        return "basket";
    }

    private static String rootOf(String categoryPath) {
        int end = categoryPath.indexOf(" > ");
        return end < 0 ? categoryPath : categoryPath.substring(0, end);
    }
}
